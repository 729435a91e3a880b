use dossier_providers::{Error, Reason};

use crate::front::{Authority, Front};

fn issuer(result: Result<(), Error>) -> bool {
    matches!(result, Err(Error::Unavailable { reason: Reason::CertificateIssuer, .. }))
}

#[tokio::test]
async fn an_authority_that_was_given_is_trusted() {
    let authority = Authority::new("Ours");
    let front = Front::start(authority.certify("localhost", -1, 5)).await;
    let result = front.tested(|it| it.ca_pem = Some(authority.pem())).await;
    assert_eq!(result, Ok(()));
    // The control of every other test here: what is let through arrives and is counted.
    assert_eq!(front.fake.logins(), 1);
    assert!(front.fake.seen().iter().any(|seen| !seen.body.is_empty()));
}

#[tokio::test]
async fn with_pins_an_authority_that_is_trusted_otherwise_is_not() {
    let (pinned, other) = (Authority::new("Pinned"), Authority::new("Trusted by this computer"));
    let front = Front::start(other.certify("localhost", -1, 5)).await;
    let result = front
        .tested(|it| {
            it.ca_pem = Some(other.pem());
            it.pins_pem = Some(pinned.pem());
        })
        .await;
    assert!(issuer(result));
    assert_eq!(front.fake.seen().len(), 0);
}

#[tokio::test]
async fn of_two_pins_one_may_be_dead_and_with_both_dead_nothing_is_sent() {
    let (live, dead) = (Authority::new("Live"), Authority::expired("Dead"));
    let front = Front::start(live.certify("localhost", -1, 5)).await;
    let both = dead.pem() + &live.pem();
    assert_eq!(front.tested(|it| it.pins_pem = Some(both)).await, Ok(()));
    let before = front.fake.seen().len();
    let dead = dead.pem() + &Authority::expired("Dead too").pem();
    assert!(issuer(front.tested(|it| it.pins_pem = Some(dead)).await));
    assert_eq!(front.fake.seen().len(), before);
}
