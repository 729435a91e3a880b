//! Registering, reading and changing customers.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::answer;
use super::customer::Customer;
use super::id::Separator;
use super::individual;
use super::reader::{self, Presence, Reader, Rule};
use crate::http::{Call, Reply};

#[derive(Debug)]
pub(super) struct Customers {
    separator: Separator,
    by_id: HashMap<String, Customer>,
    /// References and the customers that have them.
    references: HashMap<String, String>,
    /// Social security numbers and the customers that have them.
    numbers: HashMap<String, String>,
}

impl Customers {
    /// No customers yet; ids are made with `separator`.
    pub(super) fn new(separator: Separator) -> Self {
        Self {
            separator,
            by_id: HashMap::new(),
            references: HashMap::new(),
            numbers: HashMap::new(),
        }
    }

    pub(super) fn get(&self, id: &str) -> Option<&Customer> {
        self.by_id.get(id)
    }

    /// The customer, or the answer that there is none.
    pub(super) fn find(&self, id: &str) -> Result<&Customer, Reply> {
        self.by_id.get(id).ok_or_else(|| answer::customer_not_found(id))
    }

    /// Registers a customer, unless the reference or the number is taken.
    pub(super) fn create(&mut self, call: &Call, now: DateTime<Utc>) -> Result<&Customer, Reply> {
        let mut body = reader::json(call)?;
        individual::check(&body).finish()?;
        let reference = body["reference"].as_str().unwrap_or_default().to_owned();
        if let Some(id) = self.references.get(&reference) {
            let context = json!({ "reference": reference, "entityId": id });
            return Err(answer::refused("referenceExists", context));
        }
        let person = body["customer"].take();
        self.refuse_number_of_another(&person, None)?;
        let id = self.separator.mint("csta");
        Ok(self.insert(Customer { id, reference, person, created: now }))
    }

    /// Replaces the given fields of a customer; the id.
    pub(super) fn update(&mut self, call: &Call) -> Result<String, Reply> {
        let body = reader::json(call)?;
        let mut reader = Reader::new(&body);
        let id = reader.text("/customerId", Presence::Required, &[Rule::Length(1, 36)]);
        reader.object("/customer");
        reader.finish()?;
        let id = id.unwrap_or_default();
        let customer = self.find(id)?;
        let mut person = customer.person.clone();
        for (name, value) in body["customer"].as_object().into_iter().flatten() {
            person[name] = value.clone();
        }
        let whole = json!({
            "reference": customer.reference,
            "customerType": "individual",
            "customer": person,
        });
        individual::check(&whole).finish()?;
        self.refuse_number_of_another(&person, Some(id))?;
        self.numbers.retain(|_, owner| owner != id);
        if let Some(number) = individual::ssn(&person) {
            self.numbers.insert(number.to_owned(), id.to_owned());
        }
        if let Some(customer) = self.by_id.get_mut(id) {
            customer.person = person;
        }
        Ok(id.to_owned())
    }

    /// Adds a customer that was checked.
    pub(super) fn insert(&mut self, customer: Customer) -> &Customer {
        let id = customer.id.clone();
        self.references.insert(customer.reference.clone(), id.clone());
        if let Some(number) = individual::ssn(&customer.person) {
            self.numbers.insert(number.to_owned(), id.clone());
        }
        self.by_id.entry(id).insert_entry(customer).into_mut()
    }

    /// That a number is refused is documented, the code is not.
    fn refuse_number_of_another(&self, person: &Value, own: Option<&str>) -> Result<(), Reply> {
        let taken = individual::ssn(person).and_then(|number| self.numbers.get(number));
        match taken.filter(|id| own != Some(id.as_str())) {
            None => Ok(()),
            Some(id) => {
                let context = json!({ "type": "SSN", "entityId": id });
                Err(answer::refused("identificationDocumentExists", context))
            }
        }
    }
}
