//! Accepting connections and handing their requests on.

use std::convert::Infallible;
use std::future::{Future, pending};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::{Bytes, Incoming};
use hyper::header::{CONNECTION, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::{Body, Call};

/// What becomes of a request.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A response is sent.
    Send(Response<Body>),
    /// The connection is closed with a reset.
    Reset,
    /// Bytes that need not be HTTP: `slow` one at a time, then the rest; then the sending side is
    /// closed, and what the caller still sends is read and dropped.
    Bytes { slow: Vec<u8>, every: Duration, rest: Vec<u8> },
    /// The connection stays open and nothing is ever sent.
    Silence,
}

/// Answers the requests of one listener.
pub(crate) trait Handler: Send + Sync + 'static {
    /// Answers one request that was read whole.
    fn answer(self: Arc<Self>, call: Call) -> Pin<Box<dyn Future<Output = Answer> + Send>>;
}

/// Serves until the task is ended; its connections end with it.
pub(crate) async fn serve(listener: TcpListener, handler: Arc<dyn Handler>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            // An accept that fails (too many files open) is tried again by the next caller.
            accepted = listener.accept() => if let Ok((stream, _)) = accepted {
                connections.spawn(connection(stream, Arc::clone(&handler)));
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, handler: Arc<dyn Handler>) {
    // Without this a dripped answer waits for the caller's acknowledgements.
    let _ = stream.set_nodelay(true);
    let (broken, mut breaks) = mpsc::channel(1);
    let service = service_fn(|request| {
        Box::pin(respond(request, Arc::clone(&handler), broken.clone()))
            as Pin<Box<dyn Future<Output = _> + Send>>
    });
    let mut served = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let broken = tokio::select! {
        _ = Pin::new(&mut served) => None,
        answer = breaks.recv() => answer,
    };
    let mut stream = match &broken {
        Some(_) => served.into_parts().io.into_inner(),
        None => return,
    };
    match broken {
        Some(Answer::Bytes { slow, every, rest }) => {
            // A caller that has gone is told by the next write.
            let _ = send_bytes(&mut stream, &slow, every, &rest).await;
        }
        _ => {
            let _ = stream.set_zero_linger();
        }
    }
}

async fn send_bytes(
    stream: &mut TcpStream,
    slow: &[u8],
    every: Duration,
    rest: &[u8],
) -> std::io::Result<()> {
    for byte in slow {
        stream.write_all(&[*byte]).await?;
        tokio::time::sleep(every).await;
    }
    stream.write_all(rest).await?;
    stream.shutdown().await?;
    tokio::io::copy(stream, &mut tokio::io::sink()).await.map(|_| ())
}

async fn respond(
    request: Request<Incoming>,
    handler: Arc<dyn Handler>,
    broken: mpsc::Sender<Answer>,
) -> Result<Response<Body>, Infallible> {
    let Some(call) = Call::read(request).await else {
        let mut response = Response::new(Body::whole(Bytes::new()));
        *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        return Ok(response);
    };
    match handler.answer(call).await {
        Answer::Send(response) => return Ok(response),
        Answer::Silence => {}
        // Its receiver is the connection, which is gone if this fails.
        answer => drop(broken.send(answer).await),
    }
    pending().await
}
