use proptest::prelude::*;

use super::*;
use crate::{Licence, Mrz};

fn licence(fields: ReadFields, flags: &[(&str, &str)]) -> Reading {
    let elements = flags.iter().map(|(id, it)| ((*id).into(), (*it).into())).collect();
    let licence = Licence { version: 8, issuer_id: "636014".into(), fields, elements };
    Reading { pdf417: Some(licence), mrz: None }
}

fn named(surname: &str, given: &str) -> ReadFields {
    let given_names = (!given.is_empty()).then(|| given.to_owned());
    ReadFields { surname: Some(surname.into()), given_names, ..ReadFields::default() }
}

fn only(reading: &Reading, claimed: &Claimed, field: ComparedField) -> Option<Difference> {
    let found = compare(reading, claimed);
    let mut found = found.into_iter().filter(|it| it.field == field);
    let first = found.next();
    assert!(found.next().is_none(), "one comparison for {field:?}");
    first.map(|it| it.difference)
}

fn name(surname: &str, given: &str, claimed: &str) -> Difference {
    let claimed = Claimed { name: Some(Sensitive::new(claimed.into())), ..Claimed::default() };
    only(&licence(named(surname, given), &[]), &claimed, ComparedField::Name)
        .expect("both have a name")
}

#[test]
fn names_that_are_written_differently_are_not_different() {
    for (surname, given, claimed) in [
        ("SPECIMEN", "ERIKA", "Erika Specimen"),
        ("SPECIMEN", "ERIKA", "SPECIMEN, ERIKA"),
        ("MUELLER", "JUERGEN", "Jürgen Müller"),
        ("MULLER", "JURGEN", "Jürgen Müller"),
        ("SOERENSEN", "AAGE", "Åge Sørensen"),
        ("STRASSE", "HANS", "Hans Straße"),
        ("MUNOZ", "INES", "Inés Muñoz"),
        ("LOPEZ GARCIA", "ANA", "Ana López"),
        ("OBRIEN", "SEAN", "Seán O’Brien"),
        ("O BRIEN", "SEAN", "Sean O'Brien"),
        ("SMITH JONES", "ANN", "Ann Smith-Jones"),
        ("VANDENBERG", "PIET", "Piet van den Berg"),
        ("SMITH", "JOHN QUINCY", "John Smith"),
        ("SMITH", "JOHN", "John Quincy Smith"),
        ("SMITH", "JOHN QUINCY", "John Q. Smith"),
        ("SMITH", "JOHN Q", "John Quincy Smith"),
        ("SMITH", "J", "John Smith"),
        ("SMITH", "JOHN", "John Smith Jr."),
        ("SMITH III", "JOHN", "Mr John Smith"),
        ("SMITH", "ANNE MARIE", "Annemarie Smith"),
        ("SMITH", "ANNEMARIE", "Anne-Marie Smith"),
        ("WANG", "XIAOMING", "Wang Xiao Ming"),
        ("IVANOV", "IVAN", "Иван Иванов"),
        ("MONONYM", "", "Mononym"),
    ] {
        assert_eq!(
            name(surname, given, claimed),
            Difference::Format,
            "{given} {surname} {claimed}"
        );
    }
}

#[test]
fn other_names_are_different() {
    for (surname, given, claimed) in [
        ("SPECIMEN", "ERIKA", "Max Specimen"),
        ("SPECIMEN", "ERIKA", "Erika Sample"),
        ("SMITH", "JOHN QUINCY", "John Adam Smith"),
        ("SMITH", "JOHN Q", "John Adam Smith"),
        ("SMITH JR", "JOHN", "John Smith Sr"),
        ("SMITH", "JON", "John Smith"),
        ("SMITHE", "JOHN", "John Smith"),
        ("SMITH", "JOHN", "Jane Doe"),
    ] {
        let found = name(surname, given, claimed);
        assert_eq!(found, Difference::Different, "{given} {surname} {claimed}");
    }
}

#[test]
fn the_same_is_said_only_letter_for_letter() {
    assert_eq!(name("SPECIMEN", "ERIKA", "ERIKA SPECIMEN"), Difference::Same);
    assert_eq!(name("SPECIMEN", "ERIKA", "Erika SPECIMEN"), Difference::Format);
}

#[test]
fn another_script_is_never_called_different() {
    assert_eq!(name("KIM", "MINSU", "양호"), Difference::Missing);
}

#[test]
fn a_name_cut_for_want_of_room_is_recognised() {
    let claimed =
        Claimed { name: Some(Sensitive::new("Bartholomew Longname".into())), ..Claimed::default() };
    let fields = named("LONGNAME", "BARTHOL");
    let difference = |reading: &Reading| only(reading, &claimed, ComparedField::Name);
    assert_eq!(difference(&licence(fields.clone(), &[])), Some(Difference::Different));
    let flagged = licence(fields.clone(), &[("DDF", "T")]);
    assert_eq!(difference(&flagged), Some(Difference::Format));
    let zone = |line: &str| Reading {
        pdf417: None,
        mrz: Some(Mrz {
            format: MrzFormat::Td1,
            lines: vec![String::new(), String::new(), line.into()],
            document_code: "I".into(),
            fields: fields.clone(),
        }),
    };
    assert_eq!(difference(&zone("LONGNAME<<BARTHOL")), Some(Difference::Format));
    assert_eq!(difference(&zone("LONGNAME<<BARTHOL<")), Some(Difference::Different));
}

#[test]
fn birth_dates_are_the_same_or_not_but_for_a_guessed_century() {
    let day = |it: &str| it.parse::<NaiveDate>().ok();
    let fields = |it| ReadFields { birth_date: day(it), ..ReadFields::default() };
    let claimed = Claimed { birth_date: day("1924-02-29"), ..Claimed::default() };
    let barcode = |it| only(&licence(fields(it), &[]), &claimed, ComparedField::BirthDate);
    assert_eq!(barcode("1924-02-29"), Some(Difference::Same));
    assert_eq!(barcode("2024-02-29"), Some(Difference::Different));
    assert_eq!(barcode("1924-02-28"), Some(Difference::Different));
    let zone = Reading {
        pdf417: None,
        mrz: Some(Mrz {
            format: MrzFormat::Td3,
            lines: Vec::new(),
            document_code: "P".into(),
            fields: fields("2024-02-29"),
        }),
    };
    assert_eq!(only(&zone, &claimed, ComparedField::BirthDate), Some(Difference::Format));
}

#[test]
fn numbers_may_differ_in_their_writing() {
    let number = |theirs: &str, ours: &str| {
        let fields = ReadFields { number: Some(theirs.into()), ..ReadFields::default() };
        let claimed = Claimed { number: Some(Sensitive::new(ours.into())), ..Claimed::default() };
        only(&licence(fields, &[]), &claimed, ComparedField::Number)
    };
    assert_eq!(number("T1234567", "T1234567"), Some(Difference::Same));
    assert_eq!(number("T1234567", "t123-4567"), Some(Difference::Format));
    assert_eq!(number("O0123", "00123"), Some(Difference::Format));
    assert_eq!(number("T1234567", "T1234568"), Some(Difference::Different));
}

#[test]
fn addresses_agree_in_number_street_and_postal_code() {
    let fields = ReadFields {
        street: Some("123 NOWHERE ST APT 4".into()),
        city: Some("TESTVILLE".into()),
        state: Some("CA".into()),
        postal_code: Some("94103-0001".into()),
        ..ReadFields::default()
    };
    let address = |ours: &str| {
        let claimed = Claimed { address: Some(Sensitive::new(ours.into())), ..Claimed::default() };
        only(&licence(fields.clone(), &[]), &claimed, ComparedField::Address)
    };
    for alike in [
        "123 Nowhere Street, Apt 4, Testville, CA 94103",
        "123 Nowhere St., Testville CA 94103-9999",
        "123 Nowhere St, Testville",
    ] {
        assert_eq!(address(alike), Some(Difference::Format), "{alike}");
    }
    for other in [
        "124 Nowhere Street, Testville, CA 94103",
        "123 Somewhere Street, Testville, CA 94103",
        "123 Nowhere Street, Testville, CA 94104",
    ] {
        assert_eq!(address(other), Some(Difference::Different), "{other}");
    }
}

#[test]
fn what_one_side_lacks_is_missing_and_what_both_lack_is_not_compared() {
    let reading = licence(named("SPECIMEN", "ERIKA"), &[]);
    let found = compare(&reading, &Claimed::default());
    let said: Vec<_> = found.iter().map(|it| (it.field, it.difference)).collect();
    assert_eq!(said, [(ComparedField::Name, Difference::Missing)]);
    assert!(compare(&Reading::default(), &Claimed::default()).is_empty(), "nothing was read");
}

proptest! {
    #[test]
    fn case_order_and_commas_never_make_a_name_different(
        surname in "[A-Z]{2,12}( [A-Z]{2,9})?",
        given in "[A-Z]{2,12}( [A-Z]{2,9})?",
    ) {
        let (small_surname, small_given) = (surname.to_lowercase(), given.to_lowercase());
        let first = name(&surname, &given, &format!("{small_given} {small_surname}"));
        prop_assert_eq!(first, Difference::Format);
        let first = name(&surname, &given, &format!("{small_surname}, {small_given}"));
        prop_assert_eq!(first, Difference::Format);
        prop_assert_eq!(name(&surname, &given, &format!("{given} {surname}")), Difference::Same);
    }

    #[test]
    fn names_with_no_letter_in_common_are_always_different(
        surname in "[A-H]{2,12}",
        given in "[A-H]{2,12}",
        ours in "[I-M]{2,12} [I-M]{2,12}",
    ) {
        prop_assert_eq!(name(&surname, &given, &ours), Difference::Different);
    }

    #[test]
    fn no_text_panics(
        surname: String, given: String, ours: String, street: String, code: String, cut: bool,
    ) {
        let fields = ReadFields {
            street: Some(street),
            postal_code: Some(code),
            number: Some(given.clone()),
            ..named(&surname, &given)
        };
        let claimed = Claimed {
            name: Some(Sensitive::new(ours.clone())),
            number: Some(Sensitive::new(ours.clone())),
            address: Some(Sensitive::new(ours)),
            birth_date: None,
        };
        compare(&licence(fields, &[("DDE", if cut { "T" } else { "N" })]), &claimed);
    }
}
