//! A TLS server on loopback with a certificate of the test's making, in front of a fake provider.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use chrono::{DateTime, Datelike, Utc};
use dossier_domain::Connection;
use dossier_providers::{Error, connect};
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, CertifiedIssuer, DnType, IsCa, Issuer,
    KeyPair, date_time_ymd,
};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

use crate::common::{Fake, application, credentials, json_reply, quick};

/// A certificate authority.
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    pub fn new(name: &str) -> Self {
        Self::valid(name, years(-1, 5))
    }

    pub fn expired(name: &str) -> Self {
        Self::valid(name, years(-3, -1))
    }

    fn valid(name: &str, (from, to): (i32, i32)) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.not_before = date_time_ymd(from, 1, 1);
        params.not_after = date_time_ymd(to, 1, 1);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        Self { issuer }
    }

    pub fn pem(&self) -> String {
        self.issuer.as_ref().pem()
    }

    /// A server's certificate for a name, valid in these years from now.
    pub fn certify(&self, name: &str, from: i32, to: i32) -> Identity {
        Identity::signed(name, from, to, Some(&self.issuer))
    }
}

/// A server's certificate and its key.
pub struct Identity {
    certificate: Certificate,
    key: KeyPair,
}

impl Identity {
    pub fn self_signed(name: &str) -> Self {
        Self::signed(name, -1, 5, None)
    }

    fn signed(name: &str, from: i32, to: i32, issuer: Option<&Issuer<'static, KeyPair>>) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        let (from, to) = years(from, to);
        params.not_before = date_time_ymd(from, 1, 1);
        params.not_after = date_time_ymd(to, 1, 1);
        let certificate = match issuer {
            Some(issuer) => params.signed_by(&key, issuer),
            None => params.self_signed(&key),
        };
        Self { certificate: certificate.unwrap(), key }
    }
}

/// Years counted from this one.
fn years(from: i32, to: i32) -> (i32, i32) {
    let now: DateTime<Utc> = Utc::now();
    (now.year() + from, now.year() + to)
}

/// The TLS server. What comes through it stands in `fake`.
pub struct Front {
    pub fake: Fake,
    pub port: u16,
    connections: Arc<AtomicUsize>,
    server: JoinHandle<()>,
}

impl Drop for Front {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Front {
    pub async fn start(identity: Identity) -> Self {
        let fake = Fake::start(|_, _| json_reply(200, application("CREATED"))).await;
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(identity.key.serialize_der()));
        let config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![identity.certificate.der().clone()], key)
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let connections = Arc::new(AtomicUsize::new(0));
        let (count, behind) = (Arc::clone(&connections), fake.base_url.replace("http://", ""));
        let server = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                count.fetch_add(1, Ordering::SeqCst);
                let (acceptor, behind) = (acceptor.clone(), behind.clone());
                tokio::spawn(async move {
                    let Ok(mut open) = acceptor.accept(stream).await else { return };
                    let mut inside = TcpStream::connect(behind).await.unwrap();
                    let _ = copy_bidirectional(&mut open, &mut inside).await;
                });
            }
        });
        Self { fake, port, connections, server }
    }

    /// How often somebody tried.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// What a test of a connection to it finds.
    pub async fn tested(&self, change: impl FnOnce(&mut Connection)) -> Result<(), Error> {
        tested(self.port, change).await
    }
}

/// What a test of a connection to this port of this computer finds.
pub async fn tested(port: u16, change: impl FnOnce(&mut Connection)) -> Result<(), Error> {
    let mut connection = crate::common::connection(&format!("https://localhost:{port}"));
    change(&mut connection);
    let client = connect(&connection, &credentials(), &quick())?;
    client.test().await.map(|_| ())
}
