use proptest::prelude::*;

use super::*;
use crate::synthetic;

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn read(elements: &[(&str, &str)]) -> Licence {
    let elements = elements.iter().map(|(id, it)| ((*id).into(), (*it).into())).collect();
    licence(&synthetic::payload(&elements)).expect("it is by the standard")
}

const PLAIN: [(&str, &str); 11] = [
    ("DAQ", "T1234567"),
    ("DCS", "SPECIMEN"),
    ("DAC", "EXAMPLE"),
    ("DAD", "QUENTIN"),
    ("DBB", "02291980"),
    ("DBD", "03012024"),
    ("DBA", "02282032"),
    ("DBC", "2"),
    ("DAG", "1 NOWHERE ST"),
    ("DAK", "941030000  "),
    ("DCG", "USA"),
];

#[test]
fn a_current_licence_reads_back() {
    let licence = read(&PLAIN);
    let fields = &licence.fields;
    assert_eq!((licence.version, licence.issuer_id.as_str()), (8, "636014"));
    assert_eq!(fields.surname.as_deref(), Some("SPECIMEN"));
    assert_eq!(fields.given_names.as_deref(), Some("EXAMPLE QUENTIN"));
    assert_eq!(fields.birth_date, day(1980, 2, 29));
    assert_eq!((fields.issued, fields.expires), (day(2024, 3, 1), day(2032, 2, 28)));
    assert_eq!(fields.number.as_deref(), Some("T1234567"));
    assert_eq!(fields.sex.as_deref(), Some("F"));
    assert_eq!(fields.postal_code.as_deref(), Some("94103"));
    assert_eq!(fields.country.as_deref(), Some("USA"));
}

#[test]
fn version_one_has_its_name_in_one_element_and_its_dates_from_the_year_down() {
    let payload = "@\n\x1c\rANSI 6360000102DL00390187ZV02260032DLDAQT64235789\nDAASAMPLE,MICHAEL,\
                   JOHN\nDAG2300 WEST BROAD STREET\nDAIRICHMOND\nDAJVA\nDAK232690000  \n\
                   DBA20111101\nDBB19600606\nDBC1\nDBD20061106\rZVZVA01\r";
    let licence = licence(payload).expect("it is by the standard");
    assert_eq!(licence.version, 1);
    assert_eq!(licence.fields.surname.as_deref(), Some("SAMPLE"));
    assert_eq!(licence.fields.given_names.as_deref(), Some("MICHAEL JOHN"));
    assert_eq!(licence.fields.birth_date, day(1960, 6, 6));
    assert_eq!(licence.fields.expires, day(2011, 11, 1));
    assert_eq!(licence.elements.get("ZVA").map(String::as_str), Some("01"));
}

#[test]
fn canadian_dates_and_postal_codes_are_read() {
    let licence = read(&[
        ("DAQ", "X1"),
        ("DCS", "SPECIMEN"),
        ("DBB", "19800229"),
        ("DAK", "K1A0B1     "),
        ("DCG", "CAN"),
    ]);
    assert_eq!(licence.fields.birth_date, day(1980, 2, 29));
    assert_eq!(licence.fields.postal_code.as_deref(), Some("K1A 0B1"));
    assert_eq!(licence.fields.country.as_deref(), Some("CAN"));
}

#[test]
fn lines_may_end_as_they_like_and_the_header_may_lie() {
    for end in ["\n", "\r", "\r\n", "\n\r", "\x1e"] {
        let lines: Vec<String> = PLAIN.iter().map(|(id, it)| format!("{id}{it}")).collect();
        let body = lines.join(end);
        let payload = format!("@{end}\x1e{end}ANSI 636014080002DL99990001ZC00000000DL{body}{end}");
        let licence = licence(&payload).expect("it is by the standard");
        assert_eq!(licence.fields.surname.as_deref(), Some("SPECIMEN"), "{end:?}");
        assert_eq!(licence.fields.birth_date, day(1980, 2, 29), "{end:?}");
        assert_eq!(licence.fields.number.as_deref(), Some("T1234567"), "{end:?}");
    }
}

#[test]
fn what_is_not_plain_is_left_out() {
    for (code, value) in [
        ("DBB", "00000000"),
        ("DBB", "02301980"),
        ("DBB", "022980"),
        ("DBB", "12311850"),
        ("DBC", "7"),
        ("DAK", "9410"),
        ("DAC", "NONE"),
        ("DCG", "U"),
    ] {
        let fields = read(&[("DAQ", "T1"), (code, value)]).fields;
        let empty = ReadFields { number: Some("T1".into()), ..ReadFields::default() };
        assert!(fields == empty, "{code} {value}");
    }
}

#[test]
fn dates_that_contradict_one_another_and_elements_told_twice_are_left_out() {
    let fields = read(&[("DAQ", "T1"), ("DBB", "01012030"), ("DBA", "01012028")]).fields;
    assert_eq!((fields.birth_date, fields.expires), (None, None));
    let twice = licence("@\n\x1e\rANSI 636014080001DL00410050DLDAQT1\nDCSONE\nDCSTWO\rDLDAQT1\r")
        .expect("it is by the standard");
    assert_eq!(twice.fields.surname, None);
    assert_eq!(twice.fields.number.as_deref(), Some("T1"));
}

#[test]
fn another_barcode_is_no_licence() {
    for other in ["", "ANSI", "ANSI 63601", "M1SPECIMEN/EXAMPLE", "ANSI 636014080001DL", "ANSI é"]
    {
        assert!(licence(other).is_none(), "{other}");
    }
}

proptest! {
    #[test]
    fn nothing_panics(text in any::<String>(), rest in "[A-Z0-9\n\r é]{0,200}") {
        licence(&text);
        licence(&format!("@\n\x1e\rANSI 636014080001DL{rest}"));
        licence(&format!("ANSI {text}"));
    }

    #[test]
    fn what_is_written_reads_back(
        surname in "[A-Z][A-Z'-]{0,20}( [A-Z]{2,9})?",
        given in "[A-Z]{1,20}",
        number in "[A-Z0-9]{1,25}",
        days in 0_u64..36_000,
        canada: bool,
    ) {
        prop_assume!(says_something(&surname) && says_something(&given) && says_something(&number));
        let born = day(1900, 1, 1).expect("a day") + chrono::Days::new(days);
        let form = if canada { "%Y%m%d" } else { "%m%d%Y" };
        let born_text = born.format(form).to_string();
        let licence = read(&[
            ("DAQ", &number), ("DCS", &surname), ("DAC", &given), ("DBB", &born_text),
        ]);
        prop_assert_eq!(licence.fields.surname, Some(surname));
        prop_assert_eq!(licence.fields.given_names, Some(given));
        prop_assert_eq!(licence.fields.number, Some(number));
        prop_assert_eq!(licence.fields.birth_date, Some(born));
    }
}
