//! `dossier-sim`: simulated onboarding providers on loopback.

use std::io::{self, Write as _};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use dossier_sim::{Options, Sim};

/// Simulated onboarding providers, for trying and testing Dossier.
///
/// The first line on standard output is one JSON object with the connections, the seeded cases and
/// the control URL; then it serves until it is ended.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Loopback address of the control endpoints; with a port other than 0 the providers take the
    /// ports that follow
    #[arg(long, value_name = "ADDR", default_value_t = (Ipv4Addr::LOCALHOST, 0).into(), value_parser = loopback)]
    listen: SocketAddr,
    /// Decides credentials and seeded cases
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Number of seeded cases
    #[arg(long, value_name = "N", default_value_t = 0)]
    cases: usize,
    /// Simulates this provider only; may be given several times
    #[arg(long, value_name = "PROVIDER")]
    only: Vec<String>,
    /// Milliseconds that asynchronous work takes
    #[arg(long, value_name = "MS", default_value_t = 300)]
    delay: u64,
    /// Fault plan to begin with
    #[arg(long, value_name = "FILE.json")]
    faults: Option<PathBuf>,
    /// End when standard input ends, that is with the program that holds its other end
    #[arg(long)]
    until_input_ends: bool,
}

fn loopback(text: &str) -> Result<SocketAddr, String> {
    let address: SocketAddr = text.parse().map_err(|_| "not an address and port".to_owned())?;
    if address.ip().is_loopback() { Ok(address) } else { Err("not a loopback address".to_owned()) }
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("dossier-sim: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), String> {
    let faults = match &arguments.faults {
        None => None,
        Some(path) => {
            let text = std::fs::read(path).map_err(|error| format!("fault plan: {error}"))?;
            let plan = serde_json::from_slice(&text);
            Some(plan.map_err(|error| format!("fault plan: {error}"))?)
        }
    };
    let options = Options {
        listen: arguments.listen,
        seed: arguments.seed,
        cases: arguments.cases,
        only: arguments.only,
        delay: Duration::from_millis(arguments.delay),
        faults,
    };
    // Before anybody can know of us, so that an early signal ends us in order as well.
    let ended = ended().map_err(|error| format!("signals: {error}"))?;
    let sim = Sim::start(options).await.map_err(|error| with_sources(&error))?;
    announce(&sim).map_err(|error| format!("standard output: {error}"))?;
    if arguments.until_input_ends {
        tokio::select! {
            () = ended => {}
            () = input_ended() => {}
        }
    } else {
        ended.await;
    }
    Ok(())
}

/// Waits until nobody can write to standard input any more. However a program ends, its end of a
/// pipe is closed with it.
async fn input_ended() {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    // On a thread of its own: reading a pipe cannot be broken off.
    std::thread::spawn(move || {
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        let _ = sender.send(());
    });
    let _ = receiver.await;
}

fn announce(sim: &Sim) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, sim.announcement())?;
    writeln!(out)?;
    out.flush()
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
