//! What opens a vault, and what does not.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use dossier_domain::{Actor, KeyMode, Reviewer, ReviewerId, Role, VaultId};
use dossier_store::{
    Anchors, Device, DeviceHalf, Error, KeyState, NewKeys, NewVault, Opener, RecoveryCode, Vault,
};
use secrecy::ExposeSecret;
use tempfile::TempDir;
use uuid::Uuid;

const PASSPHRASE: &str = "a passphrase of the test";
/// A vault of the first format; its passphrase.
const FIRST: (&str, &str) =
    ("../../../tests/fixtures/vault-schema-1", "the passphrase of the fixture");

fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

fn actor() -> Actor {
    Actor::Reviewer(ReviewerId::from_uuid(Uuid::from_u128(7)))
}

fn keys(half: Option<&DeviceHalf>, code: Option<&RecoveryCode>) -> NewKeys {
    NewKeys {
        passphrase: PASSPHRASE.into(),
        device: half.map(|half| Device { half: half.clone(), keychain: "a keychain".to_owned() }),
        recovery_code: code.cloned(),
    }
}

async fn create(dir: &Path, keys: NewKeys) {
    let reviewer = Reviewer {
        id: ReviewerId::from_uuid(Uuid::from_u128(7)),
        name: "Test Reviewer".to_owned(),
        role: Role::Supervisor,
    };
    let new = NewVault { id: VaultId::from_uuid(Uuid::from_u128(1)), now: now(), reviewer };
    Vault::create(dir, keys, new, &Anchors::nowhere()).await.unwrap().close().await.unwrap();
}

fn with(passphrase: &str, half: Option<&DeviceHalf>) -> Opener {
    Opener::Passphrase { passphrase: passphrase.into(), device: half.cloned() }
}

async fn opened(dir: &Path, opener: Opener) -> Result<(), Error> {
    Vault::open(dir, opener, &Anchors::nowhere()).await?.close().await
}

#[tokio::test]
async fn unlocking_costs_a_guesser_and_does_not_keep_a_person_waiting() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    create(&dir, keys(None, None)).await;
    let mut best = Duration::MAX;
    for _ in 0..6 {
        let start = Instant::now();
        let opened = Vault::open(&dir, with(PASSPHRASE, None), &Anchors::nowhere()).await.unwrap();
        best = best.min(start.elapsed());
        opened.close().await.unwrap();
    }
    println!("figure: unlocked in {:.0} ms", best.as_secs_f64() * 1_000.0);
    assert!(best >= Duration::from_millis(100), "{best:?} is too cheap to guess at");
    assert!(best <= Duration::from_secs(1), "{best:?}");
}

#[tokio::test]
async fn a_recovery_code_opens_either_kind_of_vault_and_no_other() {
    let home = TempDir::new().unwrap();
    let half = DeviceHalf::random().unwrap();
    for (name, half) in [("passphrase", None), ("both", Some(&half))] {
        let dir = home.path().join(name);
        let code = RecoveryCode::random().unwrap();
        create(&dir, keys(half, Some(&code))).await;
        opened(&dir, with(PASSPHRASE, half)).await.unwrap();
        let text = code.to_text();
        let typed = RecoveryCode::parse(&text.expose_secret().to_lowercase()).unwrap();
        opened(&dir, Opener::RecoveryCode(typed)).await.unwrap();
        let other = Opener::RecoveryCode(RecoveryCode::random().unwrap());
        assert!(matches!(opened(&dir, other).await, Err(Error::WrongCode)));
        for file in ["vault.json", "vault.db"] {
            let bytes = fs::read(dir.join(file)).unwrap();
            let text = text.expose_secret().as_bytes();
            assert!(!bytes.windows(text.len()).any(|it| it == text), "{file} holds no code");
        }
    }
    let without = home.path().join("without");
    create(&without, keys(None, None)).await;
    let code = Opener::RecoveryCode(RecoveryCode::random().unwrap());
    assert!(matches!(opened(&without, code).await, Err(Error::NoRecoveryCode)));
}

#[tokio::test]
async fn a_vault_of_the_second_kind_asks_for_its_own_half_and_tells_what_is_wrong() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    let half = DeviceHalf::random().unwrap();
    create(&dir, keys(Some(&half), Some(&RecoveryCode::random().unwrap()))).await;
    let state = KeyState::read(&dir).unwrap();
    assert_eq!(state.mode, KeyMode::PassphraseAndDevice);
    assert_eq!(state.keychain.as_deref(), Some("a keychain"));
    assert!(state.has_recovery_code);
    assert_eq!(state.device, Some(half.name()));

    let without = opened(&dir, with(PASSPHRASE, None)).await;
    assert!(matches!(without, Err(Error::NoDevice)), "{without:?}");
    let other = opened(&dir, with(PASSPHRASE, Some(&DeviceHalf::random().unwrap()))).await;
    assert!(matches!(other, Err(Error::OtherDevice)), "{other:?}");
    let wrong = opened(&dir, with("another", Some(&half))).await;
    assert!(matches!(wrong, Err(Error::WrongPassphrase)), "{wrong:?}");

    // The half is part of the key itself, not a question that a changed file leaves out.
    let text = fs::read_to_string(dir.join("vault.json")).unwrap();
    let kept = DeviceHalf::from_bytes(half.expose()).unwrap();
    opened(&dir, with(PASSPHRASE, Some(&kept))).await.unwrap();
    assert!(
        !text.contains(&half.expose().iter().map(|it| format!("{it:02x}")).collect::<String>())
    );
}

#[tokio::test]
async fn a_change_of_passphrase_keeps_mode_and_code_unless_a_new_one_is_asked_for() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    let half = DeviceHalf::random().unwrap();
    let (code, newer) = (RecoveryCode::random().unwrap(), RecoveryCode::random().unwrap());
    create(&dir, keys(Some(&half), Some(&code))).await;
    let vault =
        Vault::open(&dir, with(PASSPHRASE, Some(&half)), &Anchors::nowhere()).await.unwrap();
    let old = with(PASSPHRASE, Some(&half));
    vault.change_passphrase(old, "second".into(), None, actor(), now()).await.unwrap();
    vault.close().await.unwrap();
    assert_eq!(KeyState::read(&dir).unwrap().mode, KeyMode::PassphraseAndDevice);
    assert!(opened(&dir, with(PASSPHRASE, Some(&half))).await.is_err());
    opened(&dir, Opener::RecoveryCode(code.clone())).await.unwrap();

    let vault = Vault::open(&dir, with("second", Some(&half)), &Anchors::nowhere()).await.unwrap();
    let (old, new) = (with("second", Some(&half)), Some(newer.clone()));
    vault.change_passphrase(old, "third".into(), new, actor(), now()).await.unwrap();
    vault.close().await.unwrap();
    let first = opened(&dir, Opener::RecoveryCode(code)).await;
    assert!(matches!(first, Err(Error::WrongCode)), "{first:?}");
    opened(&dir, Opener::RecoveryCode(newer)).await.unwrap();
}

#[tokio::test]
async fn a_recovered_vault_has_another_passphrase_code_and_where_wanted_mode() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    let half = DeviceHalf::random().unwrap();
    let (code, newer) = (RecoveryCode::random().unwrap(), RecoveryCode::random().unwrap());
    create(&dir, keys(Some(&half), Some(&code))).await;
    let vault =
        Vault::open(&dir, Opener::RecoveryCode(code.clone()), &Anchors::nowhere()).await.unwrap();
    let wrong = RecoveryCode::random().unwrap();
    let refused = vault.recover(wrong, keys(None, None), actor(), now()).await;
    assert!(matches!(refused, Err(Error::WrongCode)), "{refused:?}");
    let fresh = NewKeys { passphrase: "fresh".into(), device: None, recovery_code: Some(newer) };
    vault.recover(code.clone(), fresh, actor(), now()).await.unwrap();
    vault.close().await.unwrap();
    assert_eq!(KeyState::read(&dir).unwrap().mode, KeyMode::Passphrase);
    assert!(opened(&dir, Opener::RecoveryCode(code)).await.is_err());
    let vault = Vault::open(&dir, "fresh", &Anchors::nowhere()).await.unwrap();
    let last = vault.read(|tx| tx.journal_after(0, 10)).await.unwrap().pop().unwrap();
    assert_eq!(last.fact.kind, "vault.recovered");
    assert_eq!(last.fact.data["mode"], "passphrase");
}

#[tokio::test]
async fn a_vault_of_the_first_format_opens_and_is_rewritten_with_its_passphrase() {
    let home = TempDir::new().unwrap();
    for file in ["vault.json", "vault.db"] {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(FIRST.0).join(file);
        fs::copy(from, home.path().join(file)).unwrap();
    }
    let header = || fs::read_to_string(home.path().join("vault.json")).unwrap();
    assert!(header().contains("\"format\": 1"));
    assert!(matches!(opened(home.path(), "guess".into()).await, Err(Error::WrongPassphrase)));
    let vault = Vault::open(home.path(), FIRST.1, &Anchors::nowhere()).await.unwrap();
    assert!(header().contains("\"format\": 1"), "opening changes nothing");
    let code = RecoveryCode::random().unwrap();
    let new = Some(code.clone());
    vault.change_passphrase(FIRST.1, "newer".into(), new, actor(), now()).await.unwrap();
    vault.close().await.unwrap();
    assert!(header().contains("\"format\": 2") && !header().contains("page_seal"));
    opened(home.path(), "newer".into()).await.unwrap();
    opened(home.path(), Opener::RecoveryCode(code)).await.unwrap();
}

#[tokio::test]
async fn a_new_vault_names_the_seal_of_its_pages_and_keeps_it() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    create(&dir, keys(None, None)).await;
    let header = || fs::read_to_string(dir.join("vault.json")).unwrap();
    let is_named = |text: String| {
        text.contains("\"format\": 3") && text.contains("\"page_seal\": \"hmac-sha256\"")
    };
    assert!(is_named(header()));
    let vault = Vault::open(&dir, PASSPHRASE, &Anchors::nowhere()).await.unwrap();
    vault.change_passphrase(PASSPHRASE, "newer".into(), None, actor(), now()).await.unwrap();
    vault.close().await.unwrap();
    assert!(is_named(header()));
    opened(&dir, "newer".into()).await.unwrap();
}

#[tokio::test]
async fn boxes_that_changed_places_open_nothing() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("vault");
    let code = RecoveryCode::random().unwrap();
    create(&dir, keys(None, Some(&code))).await;
    let text = fs::read_to_string(dir.join("vault.json")).unwrap();
    let swapped = text
        .replace("\"key_box\"", "\"other\"")
        .replace("\"recovery_box\"", "\"key_box\"")
        .replace("\"other\"", "\"recovery_box\"");
    fs::write(dir.join("vault.json"), swapped).unwrap();
    let damaged = opened(&dir, PASSPHRASE.into()).await;
    assert!(matches!(damaged, Err(Error::Damaged(_))), "{damaged:?}");
}
