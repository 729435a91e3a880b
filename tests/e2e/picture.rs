use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpStream},
    time::Duration,
};

use base64::Engine;
use serde_json::{Value, json};

const PATIENCE: Duration = Duration::from_secs(5);
const TRIES: usize = 3;

/// WebKit takes a picture of the next frame that it draws, and without hardware acceleration it
/// draws none while nothing changes. This changes something that nobody can see, for two seconds.
const STIR: &str = "
let turn = 0;
const stirring = setInterval(() => {
  document.documentElement.style.outline = turn % 2 ? '1px solid transparent' : '';
  if (turn++ > 40) clearInterval(stirring);
}, 50);";

/// A picture of the window, as PNG. Blocking, and without the runtime of the test.
pub fn take(port: u16, session: &str) -> Option<Vec<u8>> {
    let stir = json!({"script": STIR, "args": []}).to_string();
    (0..TRIES).find_map(|_| {
        call(port, "POST", &format!("/session/{session}/execute/sync"), &stir)?;
        let answer = call(port, "GET", &format!("/session/{session}/screenshot"), "")?;
        base64::engine::general_purpose::STANDARD.decode(answer.as_str()?).ok()
    })
}

fn call(port: u16, method: &str, path: &str, body: &str) -> Option<Value> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        answer.read_line(&mut line).ok()?;
        match line.trim().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().ok()?;
            }
            _ if line.trim().is_empty() => break,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    answer.read_exact(&mut body).ok()?;
    let mut answer: Value = serde_json::from_slice(&body).ok()?;
    Some(answer["value"].take())
}
