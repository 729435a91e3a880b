//! Connections to providers.

use std::collections::BTreeMap;

use dossier_app::{ConnectionView, NewConnection};
use dossier_domain::{Environment, Provider};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tauri::State;

use super::connection_id;
use crate::{
    error::CommandError,
    guard::guarded,
    simulated::{Simulated, SimulatedWord},
    state::Shell,
};

/// A connection to add. Its credentials never come back.
#[derive(Deserialize, specta::Type)]
pub struct AddConnectionRequest {
    provider: Provider,
    name: String,
    environment: Environment,
    base_url: String,
    credentials: BTreeMap<String, Value>,
    proxy: Option<String>,
    ca_pem: Option<String>,
    pins_pem: Option<String>,
    owner: Option<String>,
}

/// What a test of a connection found.
#[derive(Debug, Clone, Copy, Serialize, specta::Type)]
pub struct TestedView {
    /// Seconds by which this computer's clock is ahead of the provider's.
    pub clock_offset_s: Option<i64>,
}

/// Every connection, oldest first.
#[tauri::command]
#[specta::specta]
pub async fn list_connections(
    shell: State<'_, Shell>,
) -> Result<Vec<ConnectionView>, CommandError> {
    guarded(shell, |shell| async move { Ok(shell.desk()?.connections().await?) }).await
}

/// Adds a connection. Nothing is sent yet.
#[tauri::command]
#[specta::specta]
pub async fn add_connection(
    shell: State<'_, Shell>,
    request: AddConnectionRequest,
) -> Result<ConnectionView, CommandError> {
    guarded(shell, move |shell| async move {
        let new = NewConnection {
            provider: request.provider,
            name: request.name,
            environment: request.environment,
            base_url: request.base_url,
            credentials: json(&request.credentials)?,
            proxy: request.proxy,
            ca_pem: request.ca_pem,
            pins_pem: request.pins_pem,
            owner: request.owner,
        };
        let added = shell.desk()?.add_connection(new).await?;
        shell.touched();
        Ok(added)
    })
    .await
}

/// Logs in and makes one call that carries nothing personal.
#[tauri::command]
#[specta::specta]
pub async fn test_connection(
    shell: State<'_, Shell>,
    id: String,
) -> Result<TestedView, CommandError> {
    guarded(shell, move |shell| async move {
        let tested = shell.desk()?.test_connection(connection_id(&id)?).await;
        // Also a failed test is news about the connection.
        shell.touched();
        Ok(TestedView { clock_offset_s: tested?.clock_offset_s })
    })
    .await
}

/// Removes a connection that no case runs through.
#[tauri::command]
#[specta::specta]
pub async fn remove_connection(shell: State<'_, Shell>, id: String) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        shell.desk()?.remove_connection(connection_id(&id)?).await?;
        shell.touched();
        Ok(())
    })
    .await
}

/// Replaces a connection's credentials.
#[tauri::command]
#[specta::specta]
pub async fn rotate_credentials(
    shell: State<'_, Shell>,
    id: String,
    credentials: BTreeMap<String, Value>,
) -> Result<(), CommandError> {
    guarded(shell, move |shell| async move {
        let id = connection_id(&id)?;
        shell.desk()?.rotate_credentials(id, json(&credentials)?).await?;
        shell.touched();
        Ok(())
    })
    .await
}

/// Whether the vault's simulated providers answer.
#[tauri::command]
#[specta::specta]
pub async fn simulated_state(shell: State<'_, Shell>) -> Result<SimulatedWord, CommandError> {
    guarded(shell, |shell| async move { Simulated::state(&shell.desk()?).await }).await
}

/// Starts simulated providers on this computer and reads their cases: the first time with a
/// connection to each, later at the addresses that the connections have.
#[tauri::command]
#[specta::specta]
pub async fn try_simulated(shell: State<'_, Shell>) -> Result<Vec<ConnectionView>, CommandError> {
    guarded(shell, |shell| async move {
        let desk = shell.desk()?;
        shell.simulated().try_out(&shell, &desk).await
    })
    .await
}

fn json(credentials: &BTreeMap<String, Value>) -> Result<SecretString, CommandError> {
    let text = serde_json::to_string(credentials);
    text.map(Into::into).map_err(|_| CommandError::internal("credentials are not JSON"))
}
