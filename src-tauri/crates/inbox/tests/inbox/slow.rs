//! Callers that take their time.

use std::time::Duration;

use dossier_inbox::Limits;
use tokio::{io::AsyncWriteExt, net::TcpStream};

use crate::{
    http::{self, event},
    place::{HOOK, Place},
};

fn short() -> Limits {
    let moment = Duration::from_millis(300);
    Limits { head: moment, body: moment, connection: moment * 4, ..Limits::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_or_a_body_that_does_not_come_is_not_waited_for() {
    let place = Place::with(short(), 1).await;
    let mut head = TcpStream::connect(place.address()).await.unwrap();
    head.write_all(b"POST /hooks/").await.unwrap();
    let mut body = TcpStream::connect(place.address()).await.unwrap();
    let begun = format!("POST /hooks/{HOOK} HTTP/1.1\r\nhost: i\r\ncontent-length: 9\r\n\r\n123");
    body.write_all(begun.as_bytes()).await.unwrap();
    assert_eq!(place.deliver(&event("1")).await, 200, "others are answered meanwhile");
    let most = Duration::from_secs(20);
    let head = tokio::time::timeout(most, http::status(&mut head)).await.expect("cut off");
    assert!(matches!(head, None | Some(408)), "{head:?}");
    let body = tokio::time::timeout(most, http::status(&mut body)).await.expect("cut off");
    assert_eq!(body, Some(408));
    assert_eq!(place.bodies(0).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_connection_that_does_nothing_is_closed_and_makes_room() {
    let limits = Limits { connections: 2, ..short() };
    let place = Place::with(limits, 1).await;
    let mut idle = Vec::new();
    for _ in 0..4 {
        idle.push(TcpStream::connect(place.address()).await.unwrap());
    }
    assert_eq!(place.deliver(&event("1")).await, 200, "as soon as there is a place");
    for mut stream in idle {
        let most = Duration::from_secs(20);
        tokio::time::timeout(most, http::status(&mut stream)).await.expect("closed");
    }
}
