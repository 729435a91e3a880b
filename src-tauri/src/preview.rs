//! Pictures for the screen: made by the worker, kept in memory, and served over a scheme of our
//! own under an address that cannot be guessed.

use std::{
    borrow::Cow,
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use dossier_app::{Preview, SCREEN_SIDE};
use serde::Deserialize;
use tauri::http::{Method, Request, Response, StatusCode, header};
use uuid::Uuid;

/// The scheme; the content security policy names it too.
pub const SCHEME: &str = "dossier-preview";
/// How many pixels of a picture are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PictureSize {
    /// Enough to tell one page from another.
    Small,
    /// Enough for the stage.
    Screen,
    /// As many as there are, as far as a screen can show them: to look closer.
    Whole,
}

impl PictureSize {
    /// The longest side, in pixels.
    pub const fn longest(self) -> u32 {
        match self {
            Self::Small => 320,
            Self::Screen => SCREEN_SIDE,
            Self::Whole => 4_096,
        }
    }
}

/// Bytes of pictures that are kept; the oldest goes first.
const MOST_BYTES: usize = 160_000_000;
/// The same as a number of pictures.
const MOST: usize = 512;

/// The pictures that the window may load. Cheap to clone.
#[derive(Clone, Default)]
pub struct Previews(Arc<Mutex<VecDeque<Served>>>);

struct Served {
    token: String,
    picture: Preview,
}

impl fmt::Debug for Previews {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Previews({})", self.served().len())
    }
}

impl Previews {
    /// Keeps a picture and returns its address.
    pub fn add(&self, picture: Preview) -> String {
        let token = Uuid::new_v4().simple().to_string();
        let address = if cfg!(windows) {
            format!("http://{SCHEME}.localhost/{token}")
        } else {
            format!("{SCHEME}://localhost/{token}")
        };
        let mut served = self.served();
        served.push_back(Served { token, picture });
        let mut bytes: usize = served.iter().map(|it| it.picture.bytes.len()).sum();
        while served.len() > MOST || (bytes > MOST_BYTES && served.len() > 1) {
            bytes -= served.pop_front().map_or(0, |it| it.picture.bytes.len());
        }
        address
    }

    /// Lets all pictures go.
    pub fn clear(&self) {
        self.served().clear();
    }

    /// Answers a request of the window.
    pub fn answer(&self, request: &Request<Vec<u8>>) -> Response<Cow<'static, [u8]>> {
        let token = request.uri().path().trim_start_matches('/');
        let served = self.served();
        let found = served.iter().find(|it| it.token == token && request.method() == Method::GET);
        let (status, media_type, bytes) = match found {
            Some(Served { picture, .. }) => {
                (StatusCode::OK, picture.media_type.as_str(), picture.bytes.clone())
            }
            None => (StatusCode::NOT_FOUND, "text/plain", Vec::new()),
        };
        Response::builder()
            .status(status)
            .header(header::CONTENT_TYPE, media_type)
            .header(header::CACHE_CONTROL, "no-store")
            .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
            .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'")
            .body(Cow::Owned(bytes))
            .expect("the headers are constants")
    }

    fn served(&self) -> MutexGuard<'_, VecDeque<Served>> {
        // Every change is one push or removal, so a panic leaves it whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use dossier_domain::MediaType;

    use super::*;

    fn picture(byte: u8) -> Preview {
        Preview { bytes: vec![byte], media_type: MediaType::Jpeg }
    }

    fn get(previews: &Previews, address: &str) -> Response<Cow<'static, [u8]>> {
        previews.answer(&Request::builder().uri(address).body(Vec::new()).unwrap())
    }

    #[test]
    fn a_picture_is_served_under_its_address_and_never_stored() {
        let previews = Previews::default();
        let address = previews.add(picture(7));
        let answer = get(&previews, &address);
        assert_eq!((answer.status(), answer.body().as_ref()), (StatusCode::OK, &[7][..]));
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "image/jpeg");
    }

    #[test]
    fn other_addresses_and_cleared_pictures_are_not_found() {
        let previews = Previews::default();
        let address = previews.add(picture(7));
        assert_eq!(get(&previews, "dossier-preview://localhost/").status(), StatusCode::NOT_FOUND);
        previews.clear();
        assert_eq!(get(&previews, &address).status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn large_pictures_make_room_before_there_are_many() {
        let previews = Previews::default();
        let large = || Preview { bytes: vec![0; MOST_BYTES / 2], media_type: MediaType::Jpeg };
        let [first, second, third] = [(); 3].map(|()| previews.add(large()));
        assert_eq!(get(&previews, &first).status(), StatusCode::NOT_FOUND);
        assert_eq!(get(&previews, &second).status(), StatusCode::OK);
        assert_eq!(get(&previews, &third).status(), StatusCode::OK);
    }

    #[test]
    fn the_oldest_picture_goes_first() {
        let previews = Previews::default();
        let first = previews.add(picture(0));
        let second = previews.add(picture(1));
        for byte in 2..=MOST {
            previews.add(picture(byte as u8));
        }
        assert_eq!(get(&previews, &first).status(), StatusCode::NOT_FOUND);
        assert_eq!(get(&previews, &second).status(), StatusCode::OK);
    }
}
