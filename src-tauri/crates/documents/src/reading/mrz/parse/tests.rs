use proptest::prelude::*;

use super::*;
use crate::reading::mrz::cell::allows;
use crate::synthetic::{ZoneForm, zone_lines};

/// The year in which the tests read.
const NOW: i32 = 2026;

fn sure(lines: &[&str]) -> Vec<ReadLine> {
    let line = |it: &&str| ReadLine { text: (*it).to_owned(), sure: vec![0.99; it.len()] };
    lines.iter().map(line).collect()
}

fn form(lines: &[ReadLine]) -> &'static Form {
    let length = lines[0].text.len();
    FORMS.iter().find(|it| it.length == length).expect("a form of this length")
}

fn read(lines: &[&str]) -> Option<Mrz> {
    let lines = sure(lines);
    mrz(form(&lines), &lines, NOW)
}

const TD3: [&str; 2] = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
];
const TD2: [&str; 2] =
    ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"];
const TD1: [&str; 3] = [
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
];

#[test]
fn the_specimens_of_the_standard_read_as_it_says() {
    for (lines, number, format) in [
        (&TD3[..], "L898902C3", MrzFormat::Td3),
        (&TD2[..], "D23145890", MrzFormat::Td2),
        (&TD1[..], "D23145890", MrzFormat::Td1),
    ] {
        let zone = read(lines).expect("a specimen");
        let fields = &zone.fields;
        assert_eq!(zone.format, format);
        assert_eq!(fields.surname.as_deref(), Some("ERIKSSON"));
        assert_eq!(fields.given_names.as_deref(), Some("ANNA MARIA"));
        assert_eq!(fields.number.as_deref(), Some(number));
        assert_eq!(fields.birth_date, NaiveDate::from_ymd_opt(1974, 8, 12));
        assert_eq!(fields.expires, NaiveDate::from_ymd_opt(2012, 4, 15));
        assert_eq!(fields.country.as_deref(), Some("UTO"));
        assert_eq!(fields.sex.as_deref(), Some("F"));
    }
}

#[test]
fn a_number_too_long_for_its_field_is_put_together() {
    let zone = read(&[
        "I<UTOD23145890<7349<<<<<<<<<<<",
        "3407127M9507122UTO<<<<<<<<<<<2",
        "STEVENSON<<PETER<JOHN<<<<<<<<<",
    ]);
    let number = zone.and_then(|it| it.fields.number);
    assert_eq!(number.as_deref(), Some("D23145890734"));
}

#[test]
fn a_character_misread_in_a_checked_field_unreads_the_whole() {
    for (line, from, to) in [(1, 0, 10), (1, 13, 20), (1, 21, 44)] {
        for at in from..to {
            let mut lines = TD3.map(str::to_owned);
            // Two characters whose values differ by tens are alike to every check digit.
            let old = lines[line].chars().nth(at).and_then(|it| it.to_digit(36)).unwrap_or(0);
            let new = if old % 10 == 1 { "2" } else { "1" };
            lines[line].replace_range(at..=at, new);
            assert!(read(&[&lines[0], &lines[1]]).is_none(), "line {line} at {at}");
        }
    }
}

#[test]
fn names_count_only_where_they_are_well_formed_and_sure() {
    let with_names = |names: &str| read(&[TD1[0], TD1[1], &format!("{names:<<30}")]);
    assert!(with_names("ERIKSSON<<ANNA").is_some());
    assert!(with_names("ERIKSSON").is_some(), "one name alone");
    for rubbish in ["<ERIKSSON<<ANNA", "ERIKSSON<<ANNA<<K", "ERIKSSON<<<ANNA", "", "<<ANNA"] {
        assert!(with_names(rubbish).is_none(), "{rubbish}");
    }
    assert!(with_names("ERIKSSONANNAMARIAERIKSSONANNAM").is_none(), "nothing parts the names");
    for (line, at, counts) in [(2, 4, true), (0, 3, true), (1, 16, true), (0, 8, false)] {
        let mut lines = sure(&TD1);
        lines[line].sure[at] = 0.5;
        let read = mrz(form(&lines), &lines, NOW).is_some();
        assert_eq!(read, !counts, "unsure in line {line} at {at}");
    }
}

#[test]
fn a_line_read_without_confidence_unreads_the_whole() {
    for line in 0..2 {
        let mut lines = sure(&TD3);
        lines[line].sure.fill(0.9);
        assert!(mrz(form(&lines), &lines, NOW).is_none(), "line {line}");
    }
}

#[test]
fn a_state_that_does_not_exist_is_a_misread() {
    assert!(read(&["P<UTQERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", TD3[1]]).is_none());
    let lines = ["I<D<<D231458907<<<<<<<<<<<<<<<", TD1[1], TD1[2]];
    assert_eq!(read(&lines).and_then(|it| it.fields.country).as_deref(), Some("D"));
}

#[test]
fn nobody_is_born_after_this_year() {
    let born = |text, year| birth(text, year).map(|it| it.format("%Y").to_string());
    assert_eq!(born("260101", NOW).as_deref(), Some("2026"));
    assert_eq!(born("270101", NOW).as_deref(), Some("1927"));
    assert_eq!(born("990229", NOW), None, "no such day in 1999");
}

#[test]
fn forms_have_a_class_for_every_character() {
    for form in &FORMS {
        assert_eq!(form.grammar.len(), form.lines);
        for grammar in form.grammar {
            assert_eq!(grammar.len(), form.length);
            assert!(grammar.bytes().all(|it| b"ALDCSX".contains(&it)), "{grammar}");
        }
    }
}

proptest! {
    #[test]
    fn what_another_wrote_reads_back(seed: u64) {
        for form_of in ZoneForm::ALL {
            let lines = zone_lines(form_of, seed);
            let texts: Vec<&str> = lines.iter().map(String::as_str).collect();
            let read_lines = sure(&texts);
            for (text, grammar) in texts.iter().zip(form(&read_lines).grammar) {
                let fits = text.bytes().zip(grammar.bytes()).all(|(it, class)| allows(class, it));
                prop_assert!(fits, "{} {}", text, grammar);
            }
            let zone = read(&texts);
            prop_assert_eq!(zone.map(|it| it.lines), Some(lines));
        }
    }

    #[test]
    fn no_lines_panic(seed: u64, at in 0_usize..30, letters in "[0-9A-Z<]{30}") {
        for form_of in ZoneForm::ALL {
            for line in 0..2 {
                let mut lines = zone_lines(form_of, seed);
                let end = lines[line].len();
                let taken = end - at.min(end);
                lines[line].replace_range(at.min(end).., &letters.repeat(2)[..taken]);
                let texts: Vec<&str> = lines.iter().map(String::as_str).collect();
                read(&texts);
            }
        }
    }
}
