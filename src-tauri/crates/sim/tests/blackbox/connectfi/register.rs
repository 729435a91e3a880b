//! Registering customers, reading and changing them.

use serde_json::{Value, json};

use super::partner::{AKEPA, BOTH, LEGACY, Partner, data, individual, problems, refusal, text};

#[tokio::test]
async fn a_customer_is_registered_and_no_more() {
    for (provider, prefix) in [(LEGACY, "csta-"), (AKEPA, "csta_")] {
        let partner = Partner::new(provider).await;
        let body = individual(1);
        let created = data(&partner.post("/customer/init", &body).await);
        let id = text(&created["customerId"]);
        assert!(id.starts_with(prefix) && id.len() <= 36, "{id}");
        assert_eq!(created["reference"], "ref1");
        assert_eq!(created["customerType"], "individual");
        assert_eq!(created["customer"]["lastName"], "Person");
        assert_eq!(created["kycStatus"], Value::Null, "KYC was not started");
        assert_eq!(created["boises"], json!([]));
        assert!(text(&created["dtsCreatedAt"]).ends_with('Z'));
        let effects = partner.sim.effects();
        assert_eq!((effects.len(), partner.effect(&id, "create")), (1, 1));

        let read = data(&partner.get(&format!("/customer/status/{id}")).await);
        let expected = json!({
            "reference": "ref1",
            "customerId": id,
            "customerType": "individual",
            "customer": body["customer"],
        });
        assert_eq!(read, expected);
    }
}

#[tokio::test]
async fn both_providers_keep_customers_of_their_own() {
    let partner = Partner::new(LEGACY).await;
    let id = partner.create("Person").await;
    let error = partner.sim.set_outcome(AKEPA, &id, "approved").unwrap_err();
    assert!(error.to_string().contains(&id), "{error}");
}

#[tokio::test]
async fn a_reference_is_taken_once_and_tells_whose_it_is() {
    for provider in BOTH {
        let partner = Partner::new(provider).await;
        let id = partner.create("Person").await;
        let answer = partner.post("/customer/init", &individual(0)).await;
        let context = refusal(&answer, 400, "referenceExists");
        assert_eq!(context, json!({ "reference": "ref0", "entityId": id }));
        assert_eq!(partner.sim.effects().len(), 1);
    }
}

#[tokio::test]
async fn a_social_security_number_is_taken_once() {
    for provider in BOTH {
        let partner = Partner::new(provider).await;
        let id = partner.create("Person").await;
        let mut body = individual(0);
        body["reference"] = json!("another");
        let answer = partner.post("/customer/init", &body).await;
        let context = refusal(&answer, 400, "identificationDocumentExists");
        assert_eq!(context["entityId"], id);
        assert!(!String::from_utf8_lossy(&answer.bytes).contains("900000000"), "not told");

        body["customer"]["identificationDocuments"][0]["type"] = json!("PASSPORT");
        data(&partner.post("/customer/init", &body).await);
    }
}

#[tokio::test]
async fn what_is_missing_or_wrong_is_told() {
    let partner = Partner::new(LEGACY).await;
    for (pointer, value, expected) in [
        ("/reference", None, "required reference"),
        ("/reference", Some(json!("a-b")), "/reference pattern"),
        ("/reference", Some(json!("r".repeat(33))), "/reference maxLength"),
        ("/customerType", None, "required customerType"),
        ("/customerType", Some(json!("business")), "/customerType const"),
        ("/customer", None, "required customer"),
        ("/customer", Some(json!([])), "/customer type"),
        ("/customer/firstName", None, "/customer required firstName"),
        ("/customer/lastName", Some(json!("")), "/customer/lastName minLength"),
        ("/customer/lastName", Some(json!(7)), "/customer/lastName type"),
        ("/customer/lastName", Some(Value::Null), "/customer/lastName type"),
        ("/customer/dateOfBirth", Some(json!("1984-2-29")), "/customer/dateOfBirth format"),
        ("/customer/dateOfBirth", Some(json!("1985-02-29")), "/customer/dateOfBirth format"),
        ("/customer/email", Some(json!("nobody")), "/customer/email format"),
        (
            "/customer/citizenshipCountryCodeA3",
            Some(json!("US")),
            "/customer/citizenshipCountryCodeA3 pattern",
        ),
        ("/customer/addresses", Some(json!([])), "/customer/addresses minItems"),
        ("/customer/addresses", Some(json!({})), "/customer/addresses type"),
        ("/customer/addresses/0/city", None, "/customer/addresses/0 required city"),
        (
            "/customer/addresses/0/countryCodeA3",
            Some(json!("usa")),
            "/customer/addresses/0/countryCodeA3 pattern",
        ),
        ("/customer/phones", None, "/customer required phones"),
        ("/customer/phones/0/number", None, "/customer/phones/0 required number"),
        (
            "/customer/identificationDocuments/0/value",
            Some(json!("900-00-0001")),
            "/customer/identificationDocuments/0/value pattern",
        ),
    ] {
        let mut body = individual(1);
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let parent = body.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        match value {
            None => parent.remove(name),
            Some(value) => parent.insert(name.to_owned(), value),
        };
        let told = problems(&partner.post("/customer/init", &body).await);
        let matches_no_schema = "oneOf".to_owned();
        assert!(told.contains(&expected.to_owned()), "{pointer}: {told:?}");
        assert_eq!(told.last(), Some(&matches_no_schema), "{pointer}: exactly one of two schemas");
        assert_eq!(told.iter().filter(|told| **told != matches_no_schema).count(), 1, "{told:?}");
    }
    assert!(partner.sim.effects().is_empty());
}

#[tokio::test]
async fn other_identification_values_have_fifty_characters_without_angles() {
    let partner = Partner::new(AKEPA).await;
    for (value, expected) in [
        ("x".repeat(50), None),
        ("x".repeat(51), Some("maxLength")),
        ("<x".to_owned(), Some("pattern")),
        ("x>".to_owned(), Some("pattern")),
    ] {
        let mut body = individual(1);
        body["customer"]["identificationDocuments"] =
            json!([{ "type": "PASSPORT", "value": value }]);
        let answer = partner.post("/customer/init", &body).await;
        match expected {
            None => drop(data(&answer)),
            Some(keyword) => {
                let place = "/customer/identificationDocuments/0/value";
                assert_eq!(problems(&answer)[0], format!("{place} {keyword}"));
            }
        }
    }
}

#[tokio::test]
async fn unknown_customers_are_400() {
    for provider in BOTH {
        let partner = Partner::new(provider).await;
        let answer = partner.get("/customer/status/csta_0").await;
        let context = refusal(&answer, 400, "customerNotFound");
        assert_eq!(context, json!({ "customerId": "csta_0" }));
    }
}

#[tokio::test]
async fn customers_cannot_be_listed() {
    for provider in BOTH {
        let partner = Partner::new(provider).await;
        for path in ["/customer", "/customers", "/customer/list", "/customer/status"] {
            assert_eq!(partner.get(path).await.status, 404, "{path}");
        }
    }
}

#[tokio::test]
async fn fields_of_a_customer_can_be_changed() {
    for provider in BOTH {
        let partner = Partner::new(provider).await;
        let (id, other) = (partner.create("Person").await, partner.create("Person").await);
        let change = |customer: Value| json!({ "customerId": id, "customer": customer });
        let body = change(json!({ "email": "another@example.com" }));
        let changed = data(&partner.post("/customer/update", &body).await);
        assert_eq!(changed["customer"]["email"], "another@example.com");
        assert_eq!(changed["customer"]["lastName"], "Person", "what is not given stays");
        assert_eq!(partner.effect(&id, "correct"), 1);

        let answer = partner.post("/customer/update", &change(json!({ "email": "x" }))).await;
        assert_eq!(problems(&answer)[0], "/customer/email format");
        let number = |value: &str| {
            change(json!({ "identificationDocuments": [{ "type": "SSN", "value": value }] }))
        };
        let answer = partner.post("/customer/update", &number("900000001")).await;
        let context = refusal(&answer, 400, "identificationDocumentExists");
        assert_eq!(context["entityId"], other);
        data(&partner.post("/customer/update", &number("900000000")).await);
        data(&partner.post("/customer/update", &number("900000077")).await);
        let mut free = individual(9);
        free["customer"]["identificationDocuments"][0]["value"] = json!("900000000");
        data(&partner.post("/customer/init", &free).await);
        let unknown = json!({ "customerId": "x", "customer": {} });
        let answer = partner.post("/customer/update", &unknown).await;
        refusal(&answer, 400, "customerNotFound");
    }
}
