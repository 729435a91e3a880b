//! Writes a folder of what customers send, all of it made up, to try the document bench with:
//! `cargo run -p dossier-documents --features synthetic --example synthetic_files -- FOLDER`.

use std::{env, error::Error, fs, path::PathBuf};

use dossier_documents::synthetic::{
    BackKind, State, ZoneForm, encrypted_pdf, licence_back, photo_bmp, photo_gif, photo_heic,
    photo_jpeg, photo_pdf, photo_png, photo_tiff, photo_webp, shot, sideways_heic, zoned_document,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let (Some(folder), None) = (arguments.next().map(PathBuf::from), arguments.next()) else {
        return Err("one argument: FOLDER".into());
    };
    fs::create_dir_all(&folder)?;
    let whole = photo_jpeg(21, 1600, 1200, 1);
    let files: [(&str, Vec<u8>); 16] = [
        ("photo, sideways.jpg", photo_jpeg(11, 3024, 4032, 6)),
        ("photo, sideways.heic", sideways_heic()),
        ("photo.heic", photo_heic(12, 1512, 2016)),
        ("from a messenger.webp", photo_webp(13, 1200, 1600, 1)),
        ("screenshot.png", photo_png(14, 1170, 2532)),
        ("scan of three pages.tiff", photo_tiff(15, 1654, 2339, 1, 3)),
        ("picture.gif", photo_gif(16, 1200, 900, 1)),
        ("picture.bmp", photo_bmp(17, 1200, 900)),
        ("statement of three pages.pdf", photo_pdf(18, 3)),
        ("letter of one page.pdf", photo_pdf(19, 1)),
        ("under a password.pdf", encrypted_pdf(20, "secret")),
        ("licence, back.jpg", licence_back(BackKind::Clean, 1).jpeg),
        ("passport.jpg", zoned_document(ZoneForm::Td3, 4).jpeg),
        ("out of focus.jpg", shot(3, State::Blurred).jpeg(90)),
        ("cut off.jpg", whole[..whole.len() / 2].to_vec()),
        ("a letter.jpg", b"Dear reviewer, this is no picture.".to_vec()),
    ];
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}
