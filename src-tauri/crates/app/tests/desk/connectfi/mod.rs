//! connectFi, legacy and akepa: what its sheet says, and what a person does with its customers.

#[tokio::test(flavor = "multi_thread")]
async fn client_and_simulator_agree_on_the_sheet() {
    crate::bench::holds(include_str!("conformance.txt"), 60).await;
}
