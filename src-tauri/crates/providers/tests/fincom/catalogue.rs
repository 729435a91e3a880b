use dossier_domain::{Problem, Provider};
use dossier_providers::{CheckContext, rules};
use serde_json::{Value, json};

use crate::fake::*;

fn entries(from: u64, to: u64) -> Vec<Value> {
    (from..=to).map(|id| json!({"id": id, "title": format!("Entry {id}")})).collect()
}

fn lists(seen: &Seen) -> Reply {
    let paged = |name: &str, items: Vec<Value>, total: u64| {
        data(json!({"pagination": {"current_page": 1, "total_page": total}, name: items}))
    };
    match seen.path.split('?').next().unwrap() {
        "/v1/countries" => paged(
            "countries",
            vec![
                json!({"code": "USA", "name": "United States", "phone_code": "+1",
                    "postal_code": {"required": true, "regex": "[0-9]{5}(-[0-9]{4})?"}}),
                json!({"code": "GBR", "phone_code": "44",
                    "postal_code": {"required": false, "regex": "^never$"}}),
                json!({"code": "FRA", "phone_code": 33,
                    "postal_code": {"required": true, "regex": "(?=lookahead)"}}),
            ],
            1,
        ),
        "/v1/countries/USA/subdivisions" => data(json!({"subdivisions": [
            {"name": "California", "code": "US-CA"}, {"name": "Newland", "code": "US-NW"}]})),
        "/v1/occupations" if seen.path.contains("current_page=2") => {
            paged("occupations", entries(11, 20), 2)
        }
        "/v1/occupations" => paged("occupations", entries(1, 10), 2),
        "/v1/purposes" => paged("purposes", entries(1, 20), 1),
        "/v1/source-of-funds" => paged("source_of_funds", entries(1, 20), 1),
        _ => json_reply(404, json!({"message": "Resource not found"})),
    }
}

async fn catalogue() -> Value {
    let fake = Fake::start(|seen, _| lists(seen)).await;
    fake.client(Provider::FincomV2).catalogues().await.unwrap().unwrap()
}

fn check(catalogues: &Value, provider: Provider, path: &str, value: Value) -> Vec<Problem> {
    let rules = rules(provider);
    let mut applicant = rules.template(7);
    *applicant.pointer_mut(path).unwrap() = value;
    let context = CheckContext {
        catalogues: Some(catalogues),
        ..CheckContext::on("2026-11-20".parse().unwrap())
    };
    rules.check_applicant(&applicant, &context)
}

#[tokio::test]
async fn every_list_is_read_to_its_end() {
    let fake = Fake::start(|seen, _| lists(seen)).await;
    let value = fake.client(Provider::FincomV1).catalogues().await.unwrap().unwrap();
    for (list, length) in
        [("countries", 3), ("occupations", 20), ("purposes", 20), ("source_of_funds", 20)]
    {
        assert_eq!(value[list].as_array().unwrap().len(), length, "{list}");
    }
    assert_eq!(value["subdivisions"]["USA"].as_array().unwrap().len(), 2);
    let paths: Vec<_> = fake.calls().iter().map(Seen::call).collect();
    assert_eq!(
        paths,
        [
            "GET /v1/countries?per_page=512&current_page=1",
            "GET /v1/occupations?per_page=512&current_page=1",
            "GET /v1/occupations?per_page=512&current_page=2",
            "GET /v1/purposes?type=INDIVIDUAL&per_page=512&current_page=1",
            "GET /v1/source-of-funds?type=INDIVIDUAL&per_page=512&current_page=1",
            "GET /v1/countries/USA/subdivisions",
        ]
    );
}

#[tokio::test]
async fn lists_without_pages_and_without_subdivisions_are_taken() {
    let fake = Fake::start(|seen, _| match seen.path.ends_with("subdivisions") {
        true => json_reply(404, json!({"message": "no"})),
        false => data(json!({"countries": [], "occupations": "odd"})),
    })
    .await;
    let value = fake.client(Provider::FincomV2).catalogues().await.unwrap().unwrap();
    assert_eq!(value["subdivisions"], json!({}));
    let rules = rules(Provider::FincomV2);
    let context = CheckContext {
        catalogues: Some(&value),
        ..CheckContext::on("2026-11-20".parse().unwrap())
    };
    let problems = rules.check_applicant(&rules.template(1), &context);
    assert_eq!(problems, [], "empty lists decide nothing");
}

#[tokio::test]
async fn checks_use_the_lists_when_they_are_there() {
    let lists = catalogue().await;
    let money = "/financial_profile";
    let cases = [
        (format!("{money}/occupation_id"), json!(21), "not_one_of", None),
        (format!("{money}/occupation_id"), json!("entry 12"), "format", Some("12")),
        (format!("{money}/purpose_id"), json!(0), "not_one_of", None),
        (format!("{money}/source_of_fund_ids/0"), json!(99), "not_one_of", None),
        ("/address/subdivision_code".to_owned(), json!("US-TX"), "not_one_of", None),
        ("/address/subdivision_code".to_owned(), json!("Newland"), "format", Some("US-NW")),
        ("/address/postal_code".to_owned(), json!("9581"), "format", None),
        ("/address/postal_code".to_owned(), json!("95814-12345"), "format", None),
        ("/basic_info/primary_nationality".to_owned(), json!("BGD"), "not_one_of", None),
    ];
    for (path, value, code, suggestion) in cases {
        let problems = check(&lists, Provider::FincomV2, &path, value.clone());
        let told: Vec<_> = problems
            .iter()
            .map(|problem| {
                (problem.path.clone(), problem.code.as_str(), problem.suggestion.as_deref())
            })
            .collect();
        let expected = path.trim_start_matches('/').replace('/', ".");
        assert_eq!(told, [(expected, code, suggestion)], "{value}");
    }
    let source = "/financial_profile/source_of_fund_id";
    let problems = check(&lists, Provider::FincomV1, source, json!(99));
    assert_eq!(problems.len(), 1);
    for good in ["/address/postal_code", "/basic_info/first_name"] {
        let value = json!("95814-1234");
        assert_eq!(check(&lists, Provider::FincomV2, good, value), [], "{good}");
    }
}

#[tokio::test]
async fn a_pattern_that_cannot_be_read_and_an_optional_code_decide_nothing() {
    let lists = catalogue().await;
    let rules = rules(Provider::FincomV2);
    for (country, part, phone, meant) in [
        ("GBR", "GB-ENG", "4420 7946 0100", "+442079460100"),
        ("FRA", "FR-IDF", "33 1 23 45 67 89", "+33123456789"),
    ] {
        let mut applicant = rules.template(7);
        applicant["basic_info"]["country_of_residence"] = json!(country);
        applicant["basic_info"]["phone"] = json!(phone);
        applicant["address"]["country"] = json!(country);
        applicant["address"]["subdivision_code"] = json!(part);
        applicant["address"]["postal_code"] = json!("SW1A 1AA");
        let context = CheckContext {
            catalogues: Some(&lists),
            ..CheckContext::on("2026-11-20".parse().unwrap())
        };
        let problems = rules.check_applicant(&applicant, &context);
        let told: Vec<_> = problems
            .iter()
            .map(|problem| (problem.path.as_str(), problem.suggestion.as_deref()))
            .collect();
        assert_eq!(told, [("basic_info.phone", Some(meant))], "the list's calling code helps");
    }
}
