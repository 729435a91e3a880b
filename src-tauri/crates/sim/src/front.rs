//! What stands before every simulated provider: faults, the date and the request log.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use hyper::body::Bytes;
use hyper::header::{DATE, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use tokio::time::sleep;

use crate::faults::{Fault, Shape};
use crate::http::{Answer, Body, Call, Handler, Reply};
use crate::provider::Provider;
use crate::world::World;

/// One provider as its callers meet it.
pub(crate) struct Front {
    pub(crate) provider: Arc<dyn Provider>,
    pub(crate) world: Arc<World>,
}

impl Handler for Front {
    fn answer(self: Arc<Self>, call: Call) -> Pin<Box<dyn Future<Output = Answer> + Send>> {
        Box::pin(async move { self.meet(call).await })
    }
}

impl Front {
    async fn meet(&self, call: Call) -> Answer {
        let name = self.provider.name();
        let fault = self.world.faults.pick(name, call.method.as_str(), &call.path);
        let fault = fault.unwrap_or(Fault::NONE);
        sleep(Duration::from_millis(fault.before_ms())).await;
        let reply = if fault.has_effect() {
            self.provider.handle(&call)
        } else {
            Reply::empty(StatusCode::OK)
        };
        sleep(Duration::from_millis(fault.after_ms())).await;
        let shape = fault.shape(reply);
        let status = match &shape {
            Shape::Whole(reply)
            | Shape::Drip(reply, ..)
            | Shape::Cut(reply, _)
            | Shape::Endless(reply)
            | Shape::SlowHead(reply, _)
            | Shape::Huge(reply, _) => reply.status.as_u16(),
            Shape::Reset | Shape::Silence | Shape::Bytes(_) => 0,
        };
        self.world.ledger.request(name, call.method.as_str(), &call.path, status);
        match shape {
            Shape::Whole(reply) => self.send(&reply, Body::whole),
            Shape::Drip(reply, chunk, every) => {
                self.send(&reply, |bytes| Body::drip(bytes, chunk, every))
            }
            Shape::Cut(reply, keep) => self.send(&reply, |bytes| Body::cut(&bytes, keep)),
            Shape::Huge(reply, bytes) => self.send(&reply, |_| Body::huge(bytes)),
            Shape::Endless(reply) => self.send(&reply, |_| Body::Endless),
            Shape::SlowHead(reply, every) => {
                let (head, body) = as_bytes(&reply);
                Answer::Bytes { slow: head, every, rest: body }
            }
            Shape::Bytes(bytes) => {
                Answer::Bytes { slow: Vec::new(), every: Duration::ZERO, rest: bytes }
            }
            Shape::Reset => Answer::Reset,
            Shape::Silence => Answer::Silence,
        }
    }

    fn send(&self, reply: &Reply, body: impl FnOnce(Bytes) -> Body) -> Answer {
        let mut response = response(reply, body);
        let skew = self.world.faults.date_skew_s(self.provider.name());
        let span = Duration::from_secs(skew.unsigned_abs());
        let now = SystemTime::now();
        let date = if skew < 0 { now.checked_sub(span) } else { now.checked_add(span) };
        let date = httpdate::fmt_http_date(date.unwrap_or(now));
        if let Ok(date) = HeaderValue::from_str(&date) {
            response.headers_mut().insert(DATE, date);
        }
        Answer::Send(response)
    }
}

/// The reply as a response with the given kind of body. Headers that HTTP does not allow, which
/// only a fault plan can ask for, are left out.
pub(crate) fn response(reply: &Reply, body: impl FnOnce(Bytes) -> Body) -> Response<Body> {
    let mut response = Response::new(body(reply.body.clone()));
    *response.status_mut() = reply.status;
    for (name, value) in &reply.headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}

/// Head and body as they stand on the wire. The connection ends with them and says so, or a
/// caller would send the next call into a connection that is being closed.
fn as_bytes(reply: &Reply) -> (Vec<u8>, Vec<u8>) {
    let mut head = format!("HTTP/1.1 {}\r\n", reply.status);
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("connection: close\r\n");
    head.push_str(&format!("content-length: {}\r\n\r\n", reply.body.len()));
    (head.into_bytes(), reply.body.to_vec())
}
