use crate::face::{Face, Faces};

/// The text in lines that are no wider than this. Words that are wider themselves, digests and
/// ids, are broken where they reach the end.
pub(crate) fn lines(faces: &Faces, face: Face, size: f32, width: f32, text: &str) -> Vec<String> {
    let mut done = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if faces.width(face, size, &longer) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                done.push(std::mem::take(&mut line));
            }
            line = broken(faces, (face, size, width), word, &mut done);
        }
        done.push(line);
    }
    done
}

/// Puts all of a word but its end on lines of their own.
fn broken(
    faces: &Faces,
    (face, size, width): (Face, f32, f32),
    word: &str,
    done: &mut Vec<String>,
) -> String {
    let mut line = String::new();
    for c in word.chars() {
        line.push(c);
        if faces.width(face, size, &line) > width && line.chars().count() > 1 {
            line.pop();
            done.push(std::mem::replace(&mut line, c.to_string()));
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_lost_and_no_line_is_too_wide() {
        let faces = Faces::load().unwrap();
        let text = "a text of several words and 0123456789012345678901234567890123456789";
        for width in [30.0, 60.0, 200.0, 1000.0] {
            let lines = lines(&faces, Face::Regular, 9.0, width, text);
            let widest = lines.iter().map(|it| faces.width(Face::Regular, 9.0, it));
            assert!(widest.fold(0.0, f32::max) <= width, "{width}: {lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
    }
}
