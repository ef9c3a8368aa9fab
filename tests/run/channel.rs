//! Channels: room for so many messages, and an end that both sides learn of.

use loopscope::run::{Sender, TaskGroup, channel, print, sleep, spawn, timeout, yield_now};
use loopscope::time::ms;
use loopscope::trace::{Failure, Outcome};

use crate::support::{Theme, check, prints, run};

#[test]
fn messages_come_in_order_and_who_finds_no_room_waits() {
    check(
        &[Theme::Print, Theme::Step],
        async {
            let (tx, mut rx) = channel("orders", 2);
            spawn("cook", async move {
                for n in 1..=4 {
                    tx.send(n).await?;
                    print(format!("sent {n}"));
                }
                Ok(())
            })
            .detach();
            sleep(ms(10)).await;
            while let Some(n) = rx.receive().await {
                print(format!("got {n}"));
            }
            print("no more");
            Ok(())
        },
        "
        0 main steps
        0 main awaits a sleep
        0 cook steps
        0 cook prints sent 1
        0 cook prints sent 2
        0 cook awaits channel orders
        10 main steps
        10 main prints got 1
        10 main prints got 2
        10 main awaits channel orders
        10 cook steps
        10 cook prints sent 3
        10 cook prints sent 4
        10 main steps
        10 main prints got 3
        10 main prints got 4
        10 main prints no more
        ",
    );
}

#[test]
fn a_receiver_waits_for_a_message() {
    check(
        &[Theme::Print, Theme::Ready],
        async {
            let (tx, mut rx) = channel("orders", 1);
            spawn("guest", async move {
                sleep(ms(5)).await;
                tx.send("soup").await
            })
            .detach();
            print(format!("{:?}", rx.receive().await));
            print(format!("{:?}", rx.receive().await));
            Ok(())
        },
        r#"
        5 guest ready by timer
        5 main ready by guest
        5 main prints Some("soup")
        5 main prints None
        "#,
    );
}

#[test]
fn without_a_receiver_nothing_can_be_sent() {
    check(
        &[Theme::Print],
        async {
            let (tx, rx) = channel("orders", 1);
            let waits = spawn("waits", {
                let tx = tx.clone();
                async move {
                    tx.send(1).await?;
                    tx.send(2).await
                }
            });
            yield_now().await;
            drop(rx);
            print(format!("{:?}", waits.await));
            print(format!("{}", tx.send(3).await.unwrap_err()));
            Ok(())
        },
        r#"
        0 main prints Err(Closed("orders"))
        0 main prints the other end of channel orders is gone
        "#,
    );
}

async fn sends(name: &'static str, tx: Sender<String>) -> Outcome {
    for n in 1..=3 {
        tx.send(format!("{name}{n}")).await?;
    }
    Ok(())
}

/// What three busy senders get through a channel with this much room.
fn through(room: usize) -> String {
    let trace = run(async move {
        let (tx, mut rx) = channel("orders", room);
        for name in ["a", "b", "c"] {
            spawn(name, sends(name, tx.clone())).detach();
        }
        drop(tx);
        while let Some(message) = rx.receive().await {
            print(message);
        }
        Ok(())
    });
    prints(&trace).join(" ")
}

#[test]
fn busy_senders_take_turns() {
    // The first has its second message ready before the others come.
    assert_eq!(through(1), "a1 a2 b1 c1 a3 b2 c2 b3 c3");
    assert_eq!(through(100), "a1 a2 a3 b1 b2 b3 c1 c2 c3");
}

#[test]
fn no_room_is_room_for_one() {
    assert_eq!(through(0), through(1));
}

#[test]
fn a_sender_that_gives_up_lets_the_next_in() {
    check(
        &[Theme::Print],
        async {
            let (tx, mut rx) = channel("orders", 1);
            tx.send("first").await?;
            let gives_up = spawn("gives up", {
                let tx = tx.clone();
                async move { timeout(ms(5), tx.send("never")).await }
            });
            let patient = spawn("patient", async move { tx.send("second").await });
            sleep(ms(10)).await;
            print(format!("{:?}", gives_up.await));
            print(format!("{:?}", rx.receive().await));
            print(format!("{:?}", rx.receive().await));
            patient.await
        },
        r#"
        10 main prints Err(TimedOut(Span(5000)))
        10 main prints Some("first")
        10 main prints Some("second")
        "#,
    );
}

#[test]
fn a_sender_that_is_cancelled_when_there_is_room_for_it_hands_the_room_on() {
    check(
        &[Theme::Print],
        async {
            let (tx, mut rx) = channel("orders", 1);
            tx.send("first").await?;
            let unlucky = spawn("unlucky", {
                let tx = tx.clone();
                async move { tx.send("never").await }
            });
            spawn("next", async move { tx.send("second").await }).detach();
            yield_now().await;
            print(format!("{:?}", rx.receive().await));
            unlucky.cancel();
            print(format!("{:?}", rx.receive().await));
            Ok(())
        },
        r#"
        0 main prints Some("first")
        0 main prints Some("second")
        "#,
    );
}

#[test]
fn who_waits_no_more_is_not_woken() {
    check(
        &[Theme::Ready, Theme::Print],
        async {
            let (tx, mut rx) = channel::<u8>("orders", 1);
            let impatient = spawn("impatient", async move {
                let wait = async { rx.receive().await.ok_or(Failure::Closed("orders".into())) };
                print(format!("{:?}", timeout(ms(5), wait).await));
                sleep(ms(20)).await;
                drop(rx);
                Ok(())
            });
            sleep(ms(10)).await;
            tx.send(1).await?;
            impatient.await
        },
        "
        5 impatient ready by timer
        5 impatient prints Err(TimedOut(Span(5000)))
        10 main ready by timer
        25 impatient ready by timer
        25 main ready by impatient
        ",
    );
}

#[test]
fn a_pipeline_comes_to_an_end() {
    let trace = run(async {
        let group = TaskGroup::new();
        let (numbers, mut squarer) = channel("numbers", 2);
        let (squares, mut printer) = channel("squares", 2);
        group.spawn("numbers", async move {
            for n in 1..=5_u32 {
                numbers.send(n).await?;
            }
            Ok(())
        });
        group.spawn("squares", async move {
            while let Some(n) = squarer.receive().await {
                squares.send(n * n).await?;
            }
            Ok(())
        });
        group.spawn("printer", async move {
            while let Some(square) = printer.receive().await {
                print(square.to_string());
            }
            Ok(())
        });
        group.join().await
    });
    assert_eq!(prints(&trace), ["1", "4", "9", "16", "25"]);
}
