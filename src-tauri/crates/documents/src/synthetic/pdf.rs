use lopdf::{Document, EncryptionState, EncryptionVersion, Permissions};

use super::plain_jpeg;

/// A PDF written by hand, so that any part of it can be made to be what a test wants.
#[derive(Debug, Clone, Default)]
pub struct PdfSketch {
    /// How many pages, each A4 with a photograph and a line of print.
    pub pages: u32,
    /// Which photographs.
    pub seed: u64,
    /// Entries put into the catalog, in PDF's own notation.
    pub catalog: String,
    /// Entries put into each page.
    pub page: String,
    /// Further objects, numbered from 1,000.
    pub objects: Vec<String>,
}

/// The photograph's size on its page, in pixels and points alike.
const PHOTO: (u32, u32) = (480, 360);

/// A PDF of so many pages of A4 with a photograph and print, and the canaries in its description.
pub fn photo_pdf(seed: u64, pages: u32) -> Vec<u8> {
    PdfSketch { pages, seed, ..PdfSketch::default() }.write()
}

impl PdfSketch {
    /// The file.
    pub fn write(&self) -> Vec<u8> {
        let mut objects: Vec<(u32, Vec<u8>)> = Vec::new();
        let kids: String = (0..self.pages).map(|page| format!("{} 0 R ", 10 + page * 3)).collect();
        let catalog = format!("<</Type/Catalog/Pages 2 0 R {}>>", self.catalog);
        let tree = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", self.pages);
        let canaries = super::CANARIES.join(" ");
        objects.push((1, catalog.into_bytes()));
        objects.push((2, tree.into_bytes()));
        objects.push((3, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec()));
        objects.push((4, format!("<</Author({canaries})>>").into_bytes()));
        for page in 0..self.pages {
            let id = 10 + page * 3;
            let head = format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<</Font\
                 <</F 3 0 R>>/XObject<</P {} 0 R>>>>{}>>",
                id + 1,
                id + 2,
                self.page
            );
            let content = format!(
                "q {0} 0 0 {1} 57 400 cm /P Do Q BT /F 24 Tf 60 300 Td (SYNTHETIC PAGE {2}) Tj ET",
                PHOTO.0,
                PHOTO.1,
                page + 1
            );
            let photo = plain_jpeg(self.seed + u64::from(page), PHOTO.0, PHOTO.1);
            let picture = format!(
                "/Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceRGB\
                 /BitsPerComponent 8/Filter/DCTDecode",
                PHOTO.0, PHOTO.1
            );
            objects.push((id, head.into_bytes()));
            objects.push((id + 1, stream("", content.as_bytes())));
            objects.push((id + 2, stream(&picture, &photo)));
        }
        let further = self.objects.iter().map(|it| it.clone().into_bytes());
        objects.extend((1_000..).zip(further));
        file(&objects)
    }
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{entries}/Length {}>>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

fn file(objects: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    for (id, object) in objects {
        places.push((*id, out.len()));
        out.extend_from_slice(format!("{id} 0 obj\n").as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let table = out.len();
    out.extend_from_slice(b"xref\n0 1\n0000000000 65535 f \n");
    for (id, at) in &places {
        out.extend_from_slice(format!("{id} 1\n{at:010} 00000 n \n").as_bytes());
    }
    let size = places.iter().map(|it| it.0).max().unwrap_or(0) + 1;
    let id = "<73796e746865746963000000000000ff>";
    let end = format!(
        "trailer\n<</Size {size}/Root 1 0 R/Info 4 0 R/ID[{id}{id}]>>\nstartxref\n{table}\n%%EOF\n"
    );
    out.extend_from_slice(end.as_bytes());
    out
}

/// A PDF under a password; an empty one only forbids to change it.
///
/// # Panics
/// Never: the file is our own.
pub fn encrypted_pdf(seed: u64, password: &str) -> Vec<u8> {
    let mut document = Document::load_mem(&photo_pdf(seed, 1)).expect("a PDF of our own opens");
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "synthetic owner",
        user_password: password,
        key_length: 128,
        permissions: Permissions::empty(),
    };
    let state = EncryptionState::try_from(version).expect("a PDF of our own has an id");
    document.encrypt(&state).expect("a PDF of our own can be encrypted");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes any write");
    bytes
}
