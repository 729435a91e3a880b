//! Which program is the keychain of this session.

use zbus::{
    blocking::{Connection, fdo::DBusProxy},
    names::BusName,
};

use super::Trouble;

const SECRETS: &str = "org.freedesktop.secrets";

/// Whether there is one, or one is started when it is asked.
pub(super) fn is_there() -> Result<(), Trouble> {
    let bus = bus()?;
    let names = || -> zbus::fdo::Result<bool> {
        let is_running = bus.name_has_owner(secrets()?)?;
        Ok(is_running || bus.list_activatable_names()?.iter().any(|name| name.as_str() == SECRETS))
    };
    match names() {
        Ok(true) => Ok(()),
        Ok(false) => Err(Trouble::NoProvider),
        Err(_) => Err(Trouble::NoBus),
    }
}

/// The name of its program.
pub(super) fn name() -> Result<String, Trouble> {
    let bus = bus()?;
    let id = secrets()
        .and_then(|name| bus.get_connection_unix_process_id(name))
        .map_err(|_| Trouble::NoProvider)?;
    // Without it every keychain has one name, and a half that is missing is only missing.
    let program = std::fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
    Ok(program.trim().to_owned())
}

fn bus() -> Result<DBusProxy<'static>, Trouble> {
    let connection = Connection::session().map_err(|_| Trouble::NoBus)?;
    DBusProxy::new(&connection).map_err(|_| Trouble::NoBus)
}

fn secrets() -> zbus::fdo::Result<BusName<'static>> {
    BusName::try_from(SECRETS).map_err(|error| zbus::fdo::Error::Failed(error.to_string()))
}
