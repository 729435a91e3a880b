//! Addresses of requests end in the logs of proxies and providers.

use dossier_domain::Provider;

use crate::{
    player::Player,
    record::{tells_somebody, texts},
};

#[tokio::test(flavor = "multi_thread")]
async fn no_address_of_a_request_tells_of_a_person_or_of_a_secret() {
    for provider in Provider::ALL {
        let mut player = Player::start(provider).await;
        for step in ["test", "create", "read", "submit", "upload=SELFIE", "read", "listed"] {
            player.step(step).await;
        }
        let mut canaries = texts(player.applicant());
        canaries.extend(texts(player.credentials()));
        canaries.retain(|it| tells_somebody(it));
        assert!(canaries.len() > 8, "{provider}: {canaries:?}");
        let addresses = player.addresses();
        assert!(addresses.len() > 3, "{provider}: {addresses:?}");
        for canary in canaries {
            let told = addresses.iter().find(|it| it.contains(&canary));
            assert_eq!(told, None, "{provider}: {canary}");
        }
    }
}
