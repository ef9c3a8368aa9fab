//! Policies: how often the browser gets the thread between turns.

use loopscope::run::{Policy, block_for, run_virtually, sleep, yield_now};
use loopscope::time::{Span, ms};
use loopscope::trace::{What, Yielded};

/// How often the loop hopped, and idled, while a task made ten steps of `each`, then slept and made one more.
fn yields(policy: Policy, each: Span) -> (usize, usize) {
    let trace = run_virtually(policy, async move {
        for _ in 0..10 {
            block_for(each);
            yield_now().await;
        }
        sleep(ms(5)).await;
        block_for(each);
        Ok(())
    });
    let count = |yielded| trace.iter().filter(|event| event.what == What::Yielded(yielded)).count();
    (count(Yielded::Hop), count(Yielded::Idle))
}

#[test]
fn never_means_never_while_there_is_something_to_do() {
    assert_eq!(yields(Policy::Never, ms(1)), (0, 1));
    assert_eq!(yields(Policy::Never, ms(100)), (0, 1));
}

#[test]
fn every_turn_means_every_turn() {
    assert_eq!(yields(Policy::EveryTurn, ms(0)), (10, 1));
    assert_eq!(yields(Policy::EveryTurn, ms(1)), (10, 1));
}

#[test]
fn a_budget_is_used_up_before_the_thread_is_given_back() {
    assert_eq!(yields(Policy::Budget(ms(4)), ms(1)), (2, 1));
    assert_eq!(yields(Policy::Budget(ms(4)), ms(3)), (5, 1));
    assert_eq!(yields(Policy::Budget(ms(4)), ms(4)), (10, 1));
    assert_eq!(yields(Policy::Budget(ms(4)), ms(9)), (10, 1));
    assert_eq!(yields(Policy::Budget(ms(4)), ms(0)), (0, 1));
    assert_eq!(yields(Policy::Budget(ms(0)), ms(0)), (10, 1), "no budget is every turn");
    assert_eq!(yields(Policy::default(), ms(1)), (2, 1), "4 ms by default");
}
