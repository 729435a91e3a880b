//! Paths, methods and the two forms of a refusal's context.

use reqwest::Method;
use serde_json::{Value, json};

use super::partner::{AKEPA, BOTH, LEGACY, Partner, refusal};

#[tokio::test]
async fn validation_tells_an_array_as_ajv_does() {
    let partner = Partner::new(AKEPA).await;
    let body = json!({ "reference": "run1", "extra": 1 });
    let answer = partner.post("/akepa/identification", &body).await;
    let context = refusal(&answer, 400, "requestValidateError");
    let expected = json!([
        {
            "instancePath": "",
            "schemaPath": "#/additionalProperties",
            "keyword": "additionalProperties",
            "params": { "additionalProperty": "extra" },
            "message": "must NOT have additional properties",
        },
        {
            "instancePath": "",
            "schemaPath": "#/required",
            "keyword": "required",
            "params": { "missingProperty": "customerId" },
            "message": "must have required property 'customerId'",
        },
    ]);
    assert_eq!(context, expected);

    let answer = partner.identify("csta-1").await;
    let context = refusal(&answer, 400, "requestValidateError");
    let expected = json!([{
        "instancePath": "/customerId",
        "schemaPath": "#/properties/customerId/pattern",
        "keyword": "pattern",
        "params": { "pattern": "^[0-9a-zA-Z_]+$" },
        "message": "must match pattern \"^[0-9a-zA-Z_]+$\"",
    }]);
    assert_eq!(context, expected);
}

#[tokio::test]
async fn other_refusals_tell_an_object() {
    let partner = Partner::new(AKEPA).await;
    let answer = partner.identify("csta_0").await;
    assert!(refusal(&answer, 400, "customerNotFound").is_object());
}

#[tokio::test]
async fn what_is_no_json_object_is_refused() {
    for provider in BOTH {
        let partner = Partner::new(provider).await;
        for body in [Value::Null, json!([]), json!("x")] {
            let answer = partner.post("/customer/init", &body).await;
            let context = refusal(&answer, 400, "requestValidateError");
            assert_eq!(context[0]["params"], json!({ "type": "object" }), "{body}");
        }
    }
}

#[tokio::test]
async fn each_contract_has_its_own_paths() {
    for (provider, paths) in [
        (LEGACY, ["/akepa/identification", "/akepa/status", "/kyc/init", "/"]),
        (AKEPA, ["/customer/kyc/init", "/document/generate", "/akepa", "/akepa/update/"]),
    ] {
        let partner = Partner::new(provider).await;
        for path in paths {
            refusal(&partner.post(path, &json!({})).await, 404, "routeNotFound");
        }
    }
}

#[tokio::test]
async fn other_methods_are_not_allowed() {
    for (provider, method, path, allowed) in [
        (LEGACY, Method::GET, "/auth/get-token", "POST"),
        (LEGACY, Method::GET, "/customer/init", "POST"),
        (LEGACY, Method::POST, "/customer/status/csta-1", "GET"),
        (LEGACY, Method::POST, "/customer/kyc/status/csta-1", "GET"),
        (LEGACY, Method::PUT, "/customer/kyc/init", "POST"),
        (LEGACY, Method::GET, "/document/generate", "POST"),
        (AKEPA, Method::GET, "/akepa/status", "POST"),
        (AKEPA, Method::DELETE, "/akepa/status/csta_1", "GET"),
        (AKEPA, Method::PUT, "/akepa/update", "POST"),
    ] {
        let partner = Partner::new(provider).await;
        let answer = partner.call(method.clone(), path, &Value::Null, &partner.token).await;
        refusal(&answer, 405, "methodNotAllowed");
        assert_eq!(answer.headers["allow"], allowed, "{method} {path}");
    }
}
