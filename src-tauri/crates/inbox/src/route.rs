use hyper::{Method, Request, StatusCode, body::Incoming};
use subtle::ConstantTimeEq;

use crate::{
    answer::{self, Answer},
    collect,
    config::ConnectionConfig,
    inbox::Shared,
    receive,
};

/// Answers one request.
pub(crate) async fn answer(shared: &Shared, request: Request<Incoming>) -> Answer {
    let (head, body) = request.into_parts();
    let path = head.uri.path();
    if let Some(hook) = path.strip_prefix("/hooks/") {
        let Some(connection) = hooked(shared, hook) else {
            return answer::status(StatusCode::NOT_FOUND);
        };
        return match head.method {
            Method::POST => receive::webhook(shared, connection, &head, body).await,
            _ => answer::status(StatusCode::METHOD_NOT_ALLOWED),
        };
    }
    match (path, &head.method) {
        ("/v1/letters", &Method::GET) => collect::letters(shared, &head).await,
        ("/health", &Method::GET) => answer::status(StatusCode::OK),
        ("/v1/letters" | "/health", _) => answer::status(StatusCode::METHOD_NOT_ALLOWED),
        _ => answer::status(StatusCode::NOT_FOUND),
    }
}

/// The connection behind a hook. Where a provider signs nothing, the hook is all that keeps others
/// out, so it is compared like a password.
fn hooked<'a>(shared: &'a Shared, hook: &str) -> Option<&'a ConnectionConfig> {
    let mut found = None;
    for connection in &shared.config.connections {
        if bool::from(connection.hook.as_bytes().ct_eq(hook.as_bytes())) {
            found = Some(connection);
        }
    }
    found
}
