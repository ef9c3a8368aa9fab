//! Programs thrown by dice: tasks that sleep, block, yield, ask, queue up, spawn, cancel and fail, in any mixture.

use std::pin::Pin;

use loopscope::run::{
    Semaphore, TaskGroup, block_for, compute, count_primes, fetch, gather, join_all, print, race, sleep, spawn,
    timeout, yield_now,
};
use loopscope::time::ms;
use loopscope::trace::{Outcome, error};

use super::Dice;

/// The main task of the program with this number.
pub(crate) fn random_program(number: u64) -> Pin<Box<dyn Future<Output = Outcome>>> {
    Box::pin(async move {
        let permits = Semaphore::new("permits", 2);
        // Whatever became of it, the program comes to its end.
        let outcome = act(Dice::new(number), permits, 3).await;
        print(format!("{outcome:?}"));
        Ok(())
    })
}

fn act(mut dice: Dice, permits: Semaphore, depth: u64) -> Pin<Box<dyn Future<Output = Outcome>>> {
    Box::pin(async move {
        for _ in 0..3 + dice.below(4) {
            let millis = ms(dice.below(4) * 20);
            let child = |dice: &mut Dice| act(Dice::new(dice.any()), permits.clone(), depth - 1);
            match dice.below(if depth == 0 { 7 } else { 12 }) {
                0 | 1 => sleep(millis).await,
                2 => block_for(millis),
                3 => yield_now().await,
                4 => drop(fetch(format!("https://lab.test/delay/{}", millis.as_micros() / 1000)).await?),
                5 => {
                    let _permit = permits.acquire().await;
                    sleep(millis).await;
                }
                6 if dice.below(4) == 0 => return Err(error("bad luck")),
                6 => drop(compute(count_primes(0..60_000))),
                7 => {
                    let group = TaskGroup::new();
                    group.spawn("a", child(&mut dice));
                    group.spawn("b", child(&mut dice));
                    group.join().await?;
                }
                8 => {
                    let tasks = vec![spawn("a", child(&mut dice)), spawn("b", child(&mut dice))];
                    match dice.below(3) {
                        0 => drop(gather(tasks).await?),
                        1 => drop(join_all(tasks).await),
                        _ => race(tasks).await?,
                    }
                }
                9 => drop(timeout(millis, child(&mut dice)).await),
                10 => spawn("detached", child(&mut dice)).detach(),
                _ => {
                    let task = spawn("cancelled", child(&mut dice));
                    sleep(millis).await;
                    task.cancel();
                }
            }
        }
        Ok(())
    })
}
