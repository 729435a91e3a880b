//! `dossier-inbox`: the program that a team runs where providers can reach it.

use std::{
    io::{self, Write as _},
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use dossier_inbox::{Config, Inbox, Options};
use dossier_providers::InboxToken;
use secrecy::ExposeSecret;
use serde_json::json;

/// Receives providers' webhooks and keeps them, sealed, until the desks of a team have read them.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves until it is ended. The first line on standard output is JSON and says where
    Serve {
        /// The configuration (TOML)
        #[arg(long, value_name = "FILE")]
        config: PathBuf,
        /// Folder for what is received; made if it is absent
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// Where to listen for plain HTTP; TLS belongs to the proxy before it
        #[arg(long, value_name = "ADDR", default_value_t = (Ipv4Addr::LOCALHOST, 8780).into())]
        listen: SocketAddr,
    },
    /// Prints a new hook for a connection
    NewHook,
    /// Prints a new token for a desk that has not made its own, and what the configuration is told
    /// of it
    NewToken,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Serve { config, data, listen } => serve(&config, &data, listen),
        Command::NewHook => new_hook(),
        Command::NewToken => new_token(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("dossier-inbox: {message}");
            ExitCode::FAILURE
        }
    }
}

fn serve(config: &Path, data: &Path, listen: SocketAddr) -> Result<(), String> {
    let filter = std::env::var("DOSSIER_LOG").unwrap_or_else(|_| "info".to_owned());
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new(filter))
        .with_writer(io::stderr)
        .init();
    let config = Config::read(config).map_err(|error| with_sources(&error))?;
    if !listen.ip().is_loopback() {
        tracing::warn!("listening for plain HTTP beyond this computer; TLS has to be before it");
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("no runtime: {error}"))?;
    runtime.block_on(async {
        // Before anybody can know of us, so that an early signal ends us in order as well.
        let ended = ended().map_err(|error| format!("signals: {error}"))?;
        let options = Options { listen, ..Options::default() };
        let inbox =
            Inbox::start(config, data, options).await.map_err(|error| with_sources(&error))?;
        print(&format!("{}\n", json!({"listening": format!("http://{}", inbox.address())})))?;
        ended.await;
        inbox.stop().await;
        Ok(())
    })
}

fn new_hook() -> Result<(), String> {
    print(&format!("{}\n", hex(&random::<16>()?)))
}

fn new_token() -> Result<(), String> {
    let token = InboxToken::from_bytes(random()?);
    let desk = token.desk();
    print(&format!(
        "# For the desk, and for nobody else:\n{}\n\n# For the configuration:\n[[connection.desk]]\n\
         token_sha256 = \"{}\"\nseal_to = \"{}\"\n",
        token.text().expose_secret(),
        hex(&desk.token_sha256),
        hex(&desk.seal_to)
    ))
}

fn print(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| format!("standard output: {error}"))
}

fn random<const N: usize>() -> Result<[u8; N], String> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| "the system gives no randomness".to_owned())?;
    Ok(bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn with_sources(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(source) = next {
        text.push_str(": ");
        text.push_str(&source.to_string());
        next = source.source();
    }
    text
}

#[cfg(unix)]
fn ended() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn ended() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a handler the process is ended by the signal itself.
        let _ = tokio::signal::ctrl_c().await;
    })
}
