//! Answers that arrive whole, slowly, in part or without measure.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use hyper::body::{Bytes, Frame, SizeHint};
use tokio::time::{Interval, Sleep, interval, sleep};

const FILLER: Bytes = Bytes::from_static(&[b'x'; 64 * 1024]);
/// Time for the part that is sent to reach the caller before the connection breaks.
const BEFORE_THE_BREAK: Duration = Duration::from_millis(20);

/// The body of an answer.
#[derive(Debug)]
pub(crate) enum Body {
    /// All at once; `None` after it was taken.
    Whole(Option<Bytes>),
    /// `chunk` bytes at each tick.
    Drip { rest: Bytes, chunk: usize, tick: Interval },
    /// A part of what the length promises, then the connection breaks.
    Cut { part: Option<Bytes>, promised: u64, pause: Pin<Box<Sleep>> },
    /// A JSON text without an end, and without a length.
    Endless,
    /// A JSON object with one long text.
    Huge { head: Option<Bytes>, left: u64, tail: Option<Bytes> },
}

impl Body {
    pub(crate) fn whole(bytes: Bytes) -> Self {
        Self::Whole((!bytes.is_empty()).then_some(bytes))
    }

    pub(crate) fn drip(bytes: Bytes, chunk: usize, every: Duration) -> Self {
        let tick = interval(every.max(Duration::from_millis(1)));
        Self::Drip { rest: bytes, chunk: chunk.max(1), tick }
    }

    /// Only the first `keep` bytes; the promised length is never reached.
    pub(crate) fn cut(bytes: &Bytes, keep: usize) -> Self {
        let part = bytes.slice(..keep.min(bytes.len()));
        Self::Cut {
            promised: bytes.len().max(keep + 1) as u64,
            part: (!part.is_empty()).then_some(part),
            pause: Box::pin(sleep(BEFORE_THE_BREAK)),
        }
    }

    /// About `bytes` bytes of valid JSON, made while they are sent.
    pub(crate) fn huge(bytes: u64) -> Self {
        let head = Bytes::from_static(br#"{"padding":""#);
        let tail = Bytes::from_static(br#""}"#);
        let left = bytes.saturating_sub((head.len() + tail.len()) as u64);
        Self::Huge { head: Some(head), left, tail: Some(tail) }
    }
}

impl hyper::body::Body for Body {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let bytes = match self.get_mut() {
            Self::Whole(bytes) => bytes.take(),
            Self::Drip { rest, chunk, tick } => {
                if rest.is_empty() {
                    return Poll::Ready(None);
                }
                ready!(tick.poll_tick(cx));
                Some(rest.split_to((*chunk).min(rest.len())))
            }
            Self::Cut { part, pause, .. } => match part.take() {
                Some(part) => Some(part),
                None => {
                    ready!(pause.as_mut().poll(cx));
                    return Poll::Ready(Some(Err(io::Error::other("cut by plan"))));
                }
            },
            Self::Endless => Some(FILLER),
            Self::Huge { head, left, tail } => head.take().or_else(|| {
                if *left == 0 {
                    return tail.take();
                }
                let size = (*left).min(FILLER.len() as u64);
                *left -= size;
                Some(FILLER.slice(..size as usize))
            }),
        };
        Poll::Ready(bytes.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(bytes) => bytes.is_none(),
            Self::Drip { rest, .. } => rest.is_empty(),
            Self::Cut { .. } | Self::Endless => false,
            Self::Huge { tail, .. } => tail.is_none(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        let length = |bytes: &Option<Bytes>| bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
        SizeHint::with_exact(match self {
            Self::Endless => return SizeHint::new(),
            Self::Whole(bytes) => length(bytes),
            Self::Drip { rest, .. } => rest.len() as u64,
            Self::Cut { promised, .. } => *promised,
            Self::Huge { head, left, tail } => length(head) + left + length(tail),
        })
    }
}
