//! Lessons in Python: short programs that the reader may change, in the order of the ideas of asyncio.
//!
//! Their text is in `www/lessons/`, a file a program, and each runs just as well in CPython.

use super::{
    Place, Story, await_or_block, gather_or_group, hundred_fetches, long_computation, never_yields, one_by_one,
    timeout_and_cancel,
};
use crate::network::loopback::Traffic;

/// A lesson whose programs are text.
#[derive(Debug)]
pub struct PythonLesson {
    /// Its name in links: lower case, with hyphens.
    pub id: &'static str,
    /// Its name on the page.
    pub title: &'static str,
    /// Two to four sentences.
    pub text: &'static str,
    /// One program, or two to compare on one clock.
    pub programs: &'static [PythonProgram],
    /// The program that is shown at first.
    pub shown: usize,
    /// Where it shows best what it has to show.
    pub place: Place,
    /// The story of the same idea.
    pub story: Option<&'static Story>,
    /// Who visits the servers of its programs.
    pub traffic: Traffic,
}

/// A program as the lesson has it.
#[derive(Debug)]
pub struct PythonProgram {
    /// Its file's name: on the page, in its tracebacks, and as the name of its first task.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

impl PartialEq for PythonLesson {
    /// A lesson is its id.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

macro_rules! programs {
    ($($name:literal = $file:literal),*) => {
        &[$(PythonProgram { name: $name, text: include_str!(concat!("../../www/lessons/", $file)) }),*]
    };
}

/// Thirty visitors: who blocks for 200 ms each is through before a run's limit for one hold.
const FIFTY_A_SECOND: Traffic = Traffic { visitors: 30, per_second: 50, ..Traffic::USUAL };

/// All of them, in the order in which they are best read.
pub static PYTHON: [PythonLesson; 17] = [
    PythonLesson {
        id: "py-queue",
        title: "The event loop’s queue",
        text: "The event loop is a queue of tasks that are ready. It takes the first, runs it to its next await that \
               really waits, and takes the next one. While one has the thread the others queue up, even main, whose \
               sleep is over long ago.",
        programs: programs!["main.py" = "event_loop.py"],
        shown: 0,
        place: Place::Worker,
        story: None,
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-coroutine",
        title: "Coroutine, task, await",
        text: "To call an async function makes a coroutine, and runs nothing. To await it runs it here and now, as a \
               part of who awaits. A task is on the loop’s list instead: it runs beside the others, from the next \
               wait on.",
        programs: programs!["main.py" = "coroutine.py"],
        shown: 0,
        place: Place::Worker,
        story: None,
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-sleep",
        title: "time.sleep or asyncio.sleep?",
        text: "Six jobs wait for 400 ms each. asyncio.sleep gives the thread back while it waits, so the jobs wait \
               together. time.sleep keeps the thread: the loop stands still, and the jobs wait one after another.",
        programs: programs!["await.py" = "sleep_await.py", "block.py" = "sleep_block.py"],
        shown: 1,
        place: Place::Worker,
        story: Some(&await_or_block::STORY),
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-gather",
        title: "One after another, or gather?",
        text: "Both programs await, and nobody blocks. But an await in a loop asks for the next page only when it has \
               the last one. gather makes a task of each coroutine, so they wait at the same time.",
        programs: programs!["one_by_one.py" = "gather_one_by_one.py", "gather.py" = "gather_together.py"],
        shown: 1,
        place: Place::Worker,
        story: Some(&one_by_one::STORY),
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-requests",
        title: "requests or aiohttp?",
        text: "Each fetches the same 24 pages, which take 300 ms each. requests.get keeps the thread until the page is \
               there, so the pages come one after another. With aiohttp the task awaits, so the pages come together.",
        programs: programs!["requests.py" = "http_requests.py", "aiohttp.py" = "http_aiohttp.py"],
        shown: 1,
        place: Place::Worker,
        story: None,
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-slow-page",
        title: "One slow page",
        text: "The pages behind a page’s links: one of them takes three seconds. gather has no answer before the last \
               is there. A TaskGroup under a timeout cancels what is late, which ends that request, too, and the rest \
               is kept.",
        programs: programs!["gather.py" = "slow_page_gather.py", "task_group.py" = "slow_page_group.py"],
        shown: 1,
        place: Place::Worker,
        story: None,
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-task-group",
        title: "TaskGroup or gather?",
        text: "The soup burns. gather raises the error at once, and the other tasks cook on with nobody waiting for \
               them. A TaskGroup cancels the others, waits until they have ended, and raises all errors together as a \
               group, which except* takes apart.",
        programs: programs!["gather.py" = "group_gather.py", "task_group.py" = "group_task_group.py"],
        shown: 1,
        place: Place::Worker,
        story: Some(&gather_or_group::STORY),
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-timeout",
        title: "Timeouts and cancellation",
        text: "To cancel a task raises CancelledError in it, at the await where it stands. It may tidy up, even wait \
               for that, and then lets the error pass. asyncio.timeout does the same to its own block, and turns it \
               into a TimeoutError.",
        programs: programs!["main.py" = "timeout.py"],
        shown: 0,
        place: Place::Worker,
        story: Some(&timeout_and_cancel::STORY),
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-workers",
        title: "A queue and its workers",
        text: "Three workers take orders from one queue. put waits while the queue is full, so main can’t run away; \
               get waits while it is empty. join waits until every order is done, and then the workers must be told \
               to go home.",
        programs: programs!["main.py" = "workers.py"],
        shown: 0,
        place: Place::Worker,
        story: None,
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-locks",
        title: "Locks and semaphores",
        text: "Between two awaits nobody else runs, but at an await everybody may. A lock lets one task at a time \
               through a stretch with an await in it. A semaphore lets a number of them through: here, three.",
        programs: programs!["lock.py" = "locks_lock.py", "semaphore.py" = "locks_semaphore.py"],
        shown: 0,
        place: Place::Worker,
        story: Some(&hundred_fetches::STORY),
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-threads",
        title: "Threads for what blocks",
        text: "A function that blocks can’t be awaited into good manners. Called in a task, it stops the loop, and \
               the heartbeat with it. asyncio.to_thread runs it in a thread of its own, and awaits its result.",
        programs: programs!["block.py" = "threads_block.py", "to_thread.py" = "threads_to_thread.py"],
        shown: 1,
        place: Place::Worker,
        story: Some(&long_computation::STORY),
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-starving",
        title: "A starving loop, and a cure",
        text: "Computing is no waiting: async alone doesn’t make it polite, and the heartbeat starves. An await of \
               sleep(0) every few steps goes to the queue’s end, and lets the others run. It costs next to nothing.",
        programs: programs!["starving.py" = "starving.py", "cured.py" = "starving_cured.py"],
        shown: 0,
        place: Place::Worker,
        story: Some(&never_yields::STORY),
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-files",
        title: "open or aiofiles?",
        text: "Four tasks read a file of 20 MB. open and read keep the loop waiting for the disk, and the heartbeat stops. \
               aiofiles has a pool of threads: each call waits in one of them, the disk serves all, and the loop goes \
               on. The disk is in memory, its slowness modelled.",
        programs: programs!["open.py" = "files_open.py", "aiofiles.py" = "files_aiofiles.py"],
        shown: 0,
        place: Place::Worker,
        story: None,
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-sqlite",
        title: "sqlite3 or aiosqlite?",
        text: "Four reports are asked of a database, the real SQLite. sqlite3 computes on the loop’s own thread, and the \
               heartbeat stops. aiosqlite has a thread for each connection, which takes one request after the other: \
               the reports take as long, but the loop goes on. The database is a file in memory.",
        programs: programs!["sqlite3.py" = "sqlite_block.py", "aiosqlite.py" = "sqlite_await.py"],
        shown: 0,
        place: Place::Worker,
        story: None,
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-server",
        title: "A synchronous and an asynchronous server",
        text: "Ten visitors come a second, and each answer takes 200 ms of waiting. One server waits in recv and sleep, \
               and the others stand in line: it answers five a second, and the line grows. The other one awaits, and \
               answers everybody after 200 ms.",
        programs: programs!["sync.py" = "server_sync.py", "async.py" = "server_async.py"],
        shown: 0,
        place: Place::Worker,
        story: None,
        traffic: Traffic::USUAL,
    },
    PythonLesson {
        id: "py-fastapi-block",
        title: "FastAPI: async def that blocks, or def?",
        text: "Fifty visitors come a second, and each answer blocks for 200 ms. An async def function runs on the loop, \
               and holds it: five answers a second. FastAPI runs a plain def function in one of forty threads, so \
               forty of them block at the same time: up to 200 a second.",
        programs: programs!["async_def.py" = "fastapi_async_block.py", "def.py" = "fastapi_def.py"],
        shown: 0,
        place: Place::Worker,
        story: None,
        traffic: FIFTY_A_SECOND,
    },
    PythonLesson {
        id: "py-fastapi-await",
        title: "FastAPI: threads, or await?",
        text: "Both hold out against fifty visitors a second. The plain def function needs a thread for everybody who \
               waits, and there are forty. The async def function awaits, and its visitors wait as tasks on one loop: \
               there may be any number of them.",
        programs: programs!["def.py" = "fastapi_def.py", "await.py" = "fastapi_await.py"],
        shown: 1,
        place: Place::Worker,
        story: None,
        traffic: FIFTY_A_SECOND,
    },
];
