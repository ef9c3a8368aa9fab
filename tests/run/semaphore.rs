//! Semaphores: never more than so many, first come, first served.

use std::cell::Cell;
use std::rc::Rc;

use loopscope::run::{Semaphore, Task, TaskGroup, block_for, print, sleep, spawn, timeout, yield_now};
use loopscope::time::ms;
use loopscope::trace::Outcome;

use crate::support::{Dice, Theme, check, run};

fn holder(name: &'static str, permits: &Semaphore, millis: u64) -> Task<()> {
    let permits = permits.clone();
    spawn(name, async move {
        let _permit = permits.acquire().await;
        print("in");
        sleep(ms(millis)).await;
        Ok(())
    })
}

#[test]
fn first_come_first_served() {
    check(
        &[Theme::Print, Theme::Step],
        async {
            let permits = Semaphore::new("permits", 1);
            holder("a", &permits, 10).detach();
            holder("b", &permits, 10).detach();
            holder("c", &permits, 10).await
        },
        "
        0 main steps
        0 main awaits c
        0 a steps
        0 a prints in
        0 a awaits a sleep
        0 b steps
        0 b awaits a permit of permits
        0 c steps
        0 c awaits a permit of permits
        10 a steps
        10 b steps
        10 b prints in
        10 b awaits a sleep
        20 b steps
        20 c steps
        20 c prints in
        20 c awaits a sleep
        30 c steps
        30 main steps
        ",
    );
}

#[test]
fn nobody_slips_in_before_the_one_whose_turn_it_is() {
    check(
        &[Theme::Print],
        async {
            let permits = Semaphore::new("permits", 1);
            let own = permits.acquire().await;
            let waiter = holder("waiter", &permits, 1);
            yield_now().await;
            drop(own); // the permit is the waiter's now, though it hasn't run yet
            let _again = permits.acquire().await;
            print("in again");
            waiter.await
        },
        "
        0 waiter prints in
        1 main prints in again
        ",
    );
}

#[test]
fn who_is_cancelled_in_the_queue_gives_up_the_place() {
    check(
        &[Theme::Print],
        async {
            let permits = Semaphore::new("permits", 1);
            holder("a", &permits, 10).detach();
            let b = holder("b", &permits, 10);
            let c = holder("c", &permits, 10);
            sleep(ms(5)).await;
            b.cancel();
            c.await
        },
        "
        0 a prints in
        10 c prints in
        ",
    );
}

#[test]
fn who_is_cancelled_with_the_permit_on_its_way_hands_it_on() {
    check(
        &[Theme::Print, Theme::End],
        async {
            let permits = Semaphore::new("permits", 1);
            let own = permits.acquire().await;
            let b = holder("b", &permits, 10);
            let c = holder("c", &permits, 10);
            yield_now().await;
            drop(own); // b has it, but hasn't run
            b.cancel();
            c.await
        },
        "
        0 b ends cancelled
        0 c prints in
        10 c returns
        10 main returns
        ",
    );
}

#[test]
fn an_impatient_one_costs_no_permit() {
    check(
        &[Theme::Print],
        async {
            let permits = Semaphore::new("permits", 1);
            holder("a", &permits, 20).detach();
            yield_now().await;
            let impatient = permits.clone();
            let outcome: Outcome = timeout(ms(5), async move {
                let _permit = impatient.acquire().await;
                Ok(())
            })
            .await;
            print(format!("{outcome:?}"));
            let _permit = permits.acquire().await;
            print("in");
            Ok(())
        },
        "
        0 a prints in
        5 main prints Err(TimedOut(Span(5000)))
        20 main prints in
        ",
    );
}

#[test]
fn there_are_never_more_than_permits_and_in_the_end_all_are_back() {
    for seed in 0..20 {
        let most = Rc::new(Cell::new(0));
        let seen = Rc::clone(&most);
        let trace = run(async move {
            let mut dice = Dice::new(seed);
            let permits = Semaphore::new("permits", 3);
            let inside = Rc::new(Cell::new(0));
            let group = TaskGroup::new();
            for n in 0..40 {
                let (before, within, patience) = (dice.below(10), dice.below(10), 1 + dice.below(20));
                let (permits, inside, seen) = (permits.clone(), Rc::clone(&inside), Rc::clone(&seen));
                group.spawn(format!("task {n}"), async move {
                    sleep(ms(before)).await;
                    let outcome: Outcome = timeout(ms(patience), async move {
                        let _permit = permits.acquire().await;
                        let _guest = Guest::enters(inside, &seen);
                        sleep(ms(within)).await;
                        block_for(ms(1));
                        Ok(())
                    })
                    .await;
                    drop(outcome);
                    Ok(())
                });
            }
            group.join().await?;
            assert_eq!(inside.get(), 0);
            for _ in 0..3 {
                std::mem::forget(permits.acquire().await);
            }
            print("all back");
            Ok(())
        });
        assert_eq!(most.get(), 3, "seed {seed}");
        assert_eq!(crate::support::prints(&trace), ["all back"], "seed {seed}");
    }
}

struct Guest(Rc<Cell<usize>>);

impl Guest {
    fn enters(inside: Rc<Cell<usize>>, most: &Cell<usize>) -> Self {
        inside.set(inside.get() + 1);
        most.set(most.get().max(inside.get()));
        Self(inside)
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}
