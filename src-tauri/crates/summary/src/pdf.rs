use std::collections::BTreeSet;

use pdf_writer::{
    Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr,
    types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap},
};

use crate::{
    NotSet,
    face::{Face, Faces, Part},
    pages::{HEIGHT, Mark, WIDTH},
};

const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// The numbers of objects, given out in order.
struct Numbers(i32);

impl Numbers {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

/// The pages as a PDF with what it needs of the fonts.
pub(crate) fn pdf(faces: &Faces, pages: &[Vec<Mark>], title: &str) -> Result<Vec<u8>, NotSet> {
    let mut numbers = Numbers(0);
    let (mut pdf, catalog, tree) = (Pdf::new(), numbers.next(), numbers.next());
    let mut parts = Vec::new();
    for face in Face::BOTH {
        let part = faces.part(face, &letters(pages, face))?;
        let font = embed(&mut pdf, &mut numbers, faces, face, &part);
        parts.push((face, part, font));
    }
    let mut page_numbers = Vec::new();
    for marks in pages {
        let (page_number, content) = (numbers.next(), numbers.next());
        page_numbers.push(page_number);
        pdf.stream(content, &drawn(marks, &parts));
        let mut page = pdf.page(page_number);
        page.media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT)).parent(tree).contents(content);
        let mut resources = page.resources();
        let mut fonts = resources.fonts();
        for (face, _, font) in &parts {
            fonts.pair(Name(face.name().as_bytes()), *font);
        }
    }
    let count = i32::try_from(page_numbers.len()).map_err(|_| NotSet)?;
    pdf.pages(tree).kids(page_numbers).count(count);
    pdf.catalog(catalog).pages(tree).lang(TextStr("en"));
    let info = numbers.next();
    pdf.document_info(info).title(TextStr(title)).creator(TextStr("Dossier"));
    Ok(pdf.finish())
}

/// The letters of a face that stand on the pages, each once, in order.
fn letters(pages: &[Vec<Mark>], face: Face) -> String {
    let mut letters = BTreeSet::new();
    for mark in pages.iter().flatten() {
        if let Mark::Text { face: of, text, .. } = mark
            && *of == face
        {
            letters.extend(text.chars());
        }
    }
    letters.into_iter().collect()
}

fn embed(pdf: &mut Pdf, numbers: &mut Numbers, faces: &Faces, face: Face, part: &Part) -> Ref {
    let [font, cid, descriptor, unicode, file] = std::array::from_fn(|_| numbers.next());
    // A part of a font bears six letters before its name.
    let name = format!("DOSSIE+{}", face.name());
    let name = Name(name.as_bytes());
    pdf.type0_font(font)
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(unicode);
    let mut cid_font = pdf.cid_font(cid);
    cid_font.subtype(CidFontType::Type2).base_font(name).system_info(SYSTEM);
    cid_font.font_descriptor(descriptor).cid_to_gid_map_predefined(Name(b"Identity"));
    cid_font.widths().consecutive(0, part.widths.iter().copied());
    cid_font.finish();
    let (of, thousandths) = (faces.of(face), |units| faces.thousandths(face, units));
    let bounds = of.global_bounding_box();
    let [left, low] = [bounds.x_min, bounds.y_min].map(thousandths);
    let [right, high] = [bounds.x_max, bounds.y_max].map(thousandths);
    pdf.font_descriptor(descriptor)
        .name(name)
        .flags(FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(left, low, right, high))
        .italic_angle(0.0)
        .ascent(thousandths(of.ascender()))
        .descent(thousandths(of.descender()))
        .cap_height(of.capital_height().map_or(700.0, thousandths))
        .stem_v(if face == Face::Bold { 150.0 } else { 90.0 })
        .font_file2(file);
    let mut map = UnicodeCmap::new(Name(b"Dossier"), SYSTEM);
    part.numbers.iter().for_each(|(letter, number)| map.pair(*number, *letter));
    pdf.cmap(unicode, &map.finish());
    pdf.stream(file, &part.file);
    font
}

/// The instructions that draw a page. A PDF counts from below.
fn drawn(marks: &[Mark], parts: &[(Face, Part, Ref)]) -> Vec<u8> {
    let mut content = Content::new();
    for mark in marks {
        let [red, green, blue] = mark.ink().map(|it| f32::from(it) / 255.0);
        content.set_fill_rgb(red, green, blue);
        match mark {
            Mark::Text { face, size, left, base, text, .. } => {
                let Some((_, part, _)) = parts.iter().find(|it| it.0 == *face) else { continue };
                let number = |c: char| part.numbers.get(&c).copied().unwrap_or(0).to_be_bytes();
                let shown: Vec<u8> = text.chars().flat_map(number).collect();
                content.begin_text().set_font(Name(face.name().as_bytes()), *size);
                content.set_text_matrix([1.0, 0.0, 0.0, 1.0, *left, HEIGHT - base]);
                content.show(Str(&shown)).end_text();
            }
            Mark::Box { left, top, width, height, .. } => {
                content.rect(*left, HEIGHT - top - height, *width, *height).fill_nonzero();
            }
        }
    }
    content.finish().to_vec()
}
