//! The demo from outside: its paths, its guard, and a bot that is killed and started again.

use super::*;

#[test]
fn a_temporary_folder_goes_with_the_demo_and_a_given_one_stays() {
    let temporary = Folder::make(None).expect("a folder");
    let parent = temporary.path().parent().expect("it lies in one of its own").to_owned();
    assert!(temporary.path().is_dir());
    drop(temporary);
    assert!(!parent.exists());

    let given = tempfile::tempdir().expect("a folder");
    let data = given.path().join("kept");
    drop(Folder::make(Some(data.clone())).expect("a folder"));
    assert!(data.is_dir());
}

#[tokio::test]
async fn a_taken_port_is_refused_if_asked_for_and_passed_over_otherwise() {
    let first = Demo::open(DemoOptions { port: Some(0), ..DemoOptions::default() }).await.expect("a port");
    let same = DemoOptions { port: Some(first.address().port()), ..DemoOptions::default() };
    assert!(matches!(Demo::open(same).await, Err(DemoError::Listen { .. })));
    let free = Demo::open(DemoOptions::default()).await.expect("some port");
    let next = Demo::open(DemoOptions::default()).await.expect("some other port");
    assert_ne!(free.address(), next.address());
}
