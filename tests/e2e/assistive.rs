//! What the system tells assistive technology about the window, asked for over AT-SPI.

use std::collections::HashMap;

use zbus::{
    Connection, Proxy, connection::Builder, names::OwnedBusName, zvariant::OwnedObjectPath,
};

use crate::{desk::Desk, wait::until};

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const ROOT: &str = "/org/a11y/atspi/accessible/root";
/// A tree that is larger is no tree of this window.
const MOST: usize = 4_000;

/// An element as it is called on the bus.
type Place = (OwnedBusName, OwnedObjectPath);

/// An element of the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its number in AT-SPI; WebKit gives names of roles to few.
    pub role: u32,
    pub name: String,
    /// What stands in it, where it has text.
    pub text: String,
}

/// The bus that assistive technology listens on.
pub struct Assistive {
    bus: Connection,
}

impl Assistive {
    /// Switches it on for a desk, as a screen reader that starts does.
    pub async fn of(desk: &Desk) -> Self {
        let session = Builder::address(desk.session()).expect("the session has an address");
        let session = session.build().await.expect("the session answers");
        let surroundings: HashMap<&str, String> = desk.places().into_iter().collect();
        let daemon = proxy(
            &session,
            "org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus",
        )
        .await;
        let told = daemon.call_method("UpdateActivationEnvironment", &(surroundings,)).await;
        told.expect("what the session starts stays with the desk");
        let status = proxy(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status").await;
        status.set_property("IsEnabled", true).await.expect("at-spi2-core is installed");
        status.set_property("ScreenReaderEnabled", true).await.expect("it can be switched on");
        let address = proxy(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus").await;
        let address: String = address.call("GetAddress", &()).await.expect("it has a bus");
        let bus = Builder::address(address.as_str()).expect("it is an address").build().await;
        Self { bus: bus.expect("the bus answers") }
    }

    /// Waits until there is an element like this.
    #[track_caller]
    pub fn finds(
        &self,
        what: &str,
        is_it: impl Fn(&Element) -> bool,
    ) -> impl Future<Output = Element> {
        let caller = std::panic::Location::caller();
        async move {
            match until(async || self.all().await.into_iter().find(&is_it)).await {
                Some(element) => element,
                None => panic!("{caller}: no {what} in {:#?}", self.all().await),
            }
        }
    }

    /// Every element of every program on the bus.
    pub async fn all(&self) -> Vec<Element> {
        let registry = OwnedBusName::try_from("org.a11y.atspi.Registry").expect("it is a name");
        let root = OwnedObjectPath::try_from(ROOT).expect("it is a path");
        let mut waiting = self.children(&(registry, root)).await;
        let mut found = Vec::new();
        while let Some(place) = waiting.pop() {
            // What has gone since it was named is left out.
            if let Some(element) = self.element(&place).await {
                found.push(element);
            }
            if found.len() < MOST {
                waiting.extend(self.children(&place).await);
            }
        }
        found
    }

    async fn children(&self, place: &Place) -> Vec<Place> {
        let element = self.at(place, ACCESSIBLE).await;
        let children: Vec<Place> = element.call("GetChildren", &()).await.unwrap_or_default();
        if !children.is_empty() {
            return children;
        }
        // The page is another process's, which its frame names only when asked for its first child.
        match element.call("GetChildAtIndex", &0_i32).await {
            Ok(page) => vec![page],
            Err(_) => Vec::new(),
        }
    }

    async fn element(&self, place: &Place) -> Option<Element> {
        let element = self.at(place, ACCESSIBLE).await;
        let role: u32 = element.call("GetRole", &()).await.ok()?;
        let name: String = element.get_property("Name").await.ok()?;
        let text = self.at(place, "org.a11y.atspi.Text").await;
        let text: String = text.call("GetText", &(0_i32, -1_i32)).await.unwrap_or_default();
        Some(Element { role, name, text })
    }

    async fn at(&self, (name, path): &Place, interface: &'static str) -> Proxy<'_> {
        proxy(&self.bus, name.as_str(), path.as_str(), interface).await
    }
}

async fn proxy<'a>(bus: &Connection, name: &str, path: &str, interface: &'static str) -> Proxy<'a> {
    let proxy = zbus::proxy::Builder::new(bus)
        .destination(name.to_owned())
        .and_then(|it| it.path(path.to_owned()))
        .and_then(|it| it.interface(interface))
        .expect("it can be called so")
        .cache_properties(zbus::proxy::CacheProperties::No);
    proxy.build().await.expect("the bus answers")
}
