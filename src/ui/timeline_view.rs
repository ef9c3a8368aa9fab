//! One program's timeline: a canvas with the picture, and over it a layer of real elements, one for each lane, so that
//! keys and screen readers find there what eyes find in the picture.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::lanes_list::LanesList;
use super::painter::{Frame, Painter};
use super::picture::Picture;
use super::pointer::Pointers;
use super::state::{Action, State};
use super::tooltip::Tooltip;
use super::use_size::use_size;
use crate::browser::dom::{Element, HtmlCanvasElement};
use crate::browser::set_style;
use crate::model::Run;
use crate::model::TaskId;
use crate::time::Instant;
use crate::timeline::{Cache, Focus, Lanes, Scene, Target, Viewport, hit, layout};

/// The height of the axis, in CSS pixels.
const AXIS: f64 = 26.0;
/// What is scrolled into sight of the rows of all programs together, at most, in CSS pixels.
const TALLEST: f64 = 640.0;

#[derive(Properties, PartialEq)]
pub(super) struct TimelineProps {
    pub(super) index: usize,
    /// How many programs there are beside each other.
    pub(super) programs: usize,
    pub(super) picture: Picture,
    pub(super) task: Option<TaskId>,
    pub(super) cursor: Option<Instant>,
    pub(super) view: Viewport,
    pub(super) dark: bool,
    pub(super) dispatcher: UseReducerDispatcher<State>,
}

/// What lives as long as the component and is of no interest to anybody else.
#[derive(Default)]
struct Kept {
    painter: Option<Painter>,
    /// Of which run they are.
    of: Option<Picture>,
    lanes: Lanes,
    cache: Cache,
}

impl Kept {
    /// Brings the rows up to date with the picture's run.
    fn update(&mut self, picture: &Picture, run: &Run) {
        if !self.of.as_ref().is_some_and(|of| of.same_run(picture)) {
            (self.lanes, self.cache) = (Lanes::default(), Cache::default());
        }
        self.lanes.update(run);
        self.of = Some(picture.clone());
    }

    fn scene<'a>(&'a self, run: &'a Run, now: Instant, geometry: &'a Geometry) -> Scene<'a> {
        let Geometry { view, top, height, .. } = geometry;
        Scene { run, lanes: &self.lanes, view, top: *top, height: *height, now }
    }
}

/// Where things are in the element.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Geometry {
    pub(super) view: Viewport,
    /// The whole width.
    pub(super) width: f64,
    /// The width of the names.
    pub(super) left: f64,
    /// How far it is scrolled.
    pub(super) top: f64,
    /// How much of the rows is in sight.
    pub(super) height: f64,
}

/// The width of the names, in a timeline of this width.
fn names_width(width: f64) -> f64 {
    if width < 520.0 { 84.0 } else { 124.0 }
}

#[component]
pub(super) fn TimelineView(props: &TimelineProps) -> Html {
    let TimelineProps { index, programs, picture, task, cursor, view, dark, dispatcher } = props;
    let (index, now) = (*index, picture.now);
    let (scroller, canvas, scrubber) = (use_node_ref(), use_node_ref(), use_node_ref());
    let kept = use_mut_ref(Kept::default);
    let top = use_state(|| 0.0);
    let hover = use_state(|| None::<(f64, f64)>);
    let width = use_size(&scroller);
    let left = names_width(width);
    {
        let dispatcher = dispatcher.clone();
        use_effect_with(width, move |&width| {
            // The timelines are of one width: the first speaks for all.
            if index == 0 && width > 0.0 {
                dispatcher.dispatch(Action::Resize(width - names_width(width)));
            }
        });
    }
    kept.borrow_mut().update(picture, &picture.run());
    let height = kept.borrow().lanes.height().min((TALLEST / *programs as f64).clamp(220.0, 480.0));
    let geometry = Geometry { view: *view, width, left, top: *top, height };
    {
        // What scrolls is as tall as what is painted: beside another program that is less.
        let scroller = scroller.clone();
        use_effect_with(height, move |height| set_style(&scroller, &format!("max-height:{}px", AXIS + height)));
    }
    let focus = Focus { selected: *task, cursor: *cursor };
    {
        let (kept, canvas, picture) = (Rc::clone(&kept), canvas.clone(), picture.clone());
        let depends = (picture.clone(), geometry, focus, *dark);
        use_effect_with(depends, move |(_, geometry, focus, dark)| {
            if let Some(canvas) = canvas.cast::<HtmlCanvasElement>() {
                paint(&mut kept.borrow_mut(), canvas, &picture, geometry, *focus, *dark);
            }
        });
    }

    let target = {
        let (kept, picture) = (Rc::clone(&kept), picture.clone());
        Rc::new(move |x: f64, y: f64| {
            let run = picture.run();
            let kept = kept.borrow();
            let scene = kept.scene(&run, now, &geometry);
            hit(&scene, x - geometry.left, y - AXIS)
        })
    };
    let pointers = use_mut_ref(Pointers::default);
    let handle = Handle {
        dispatcher: dispatcher.clone(),
        geometry,
        index,
        scroller: scroller.clone(),
        scrubber: scrubber.clone(),
        pointers,
        target: target.clone(),
    };
    let onscroll = {
        let (scroller, top) = (scroller.clone(), top.clone());
        Callback::from(move |_: Event| {
            if let Some(element) = scroller.cast::<Element>() {
                top.set(f64::from(element.scroll_top()));
            }
        })
    };
    let onpointermove = {
        let (handle, hover) = (handle.clone(), hover.clone());
        Callback::from(move |event: PointerEvent| {
            let at = handle.point(&event);
            let dragging = handle.moved(&event, at);
            hover.set((!dragging && event.pointer_type() == "mouse").then_some(at));
        })
    };
    let onpointerleave = {
        let hover = hover.clone();
        Callback::from(move |_: PointerEvent| hover.set(None))
    };
    let last = picture.run().until(now);
    let instant = cursor.unwrap_or(last);
    let slider_key = handle.keys(instant, last, *task);
    let tooltip = hover.and_then(|(x, y)| {
        let under: Option<Target> = target(x, y);
        under.map(|target| html! { <Tooltip picture={picture.clone()} {target} {x} {y} {width} {height} top={*top} /> })
    });
    let seconds = |at: Instant| format!("{:.3}", at.as_f64() / 1e6);
    html! {
        <div
            class="scroller" ref={scroller} {onscroll} onkeydown={slider_key}
            onpointerdown={handle.on_down()} {onpointermove} onpointerup={handle.on_up()}
            onpointercancel={handle.on_up()} {onpointerleave} onwheel={handle.on_wheel()}
        >
            <canvas ref={canvas} aria-hidden="true"></canvas>
            <div
                ref={&scrubber} class="scrubber" role="slider" tabindex="0" aria-label="Instant" aria-valuemin="0"
                aria-valuemax={seconds(last)} aria-valuenow={seconds(instant)}
                aria-valuetext={super::at_instant::clock(instant)}
            ></div>
            <LanesList {index} picture={picture.clone()} task={*task} top={*top} {height} dispatcher={dispatcher.clone()}
                count={picture.run().tasks.len()} />
            { tooltip }
        </div>
    }
}

fn paint(kept: &mut Kept, canvas: HtmlCanvasElement, picture: &Picture, geometry: &Geometry, focus: Focus, dark: bool) {
    if geometry.width <= 0.0 {
        return;
    }
    if !kept.painter.as_ref().is_some_and(|painter| painter.paints(&canvas)) {
        kept.painter = Painter::new(canvas);
    }
    let run = picture.run();
    let mut cache = std::mem::take(&mut kept.cache);
    let shapes = layout(&kept.scene(&run, picture.now, geometry), &mut cache, focus);
    kept.cache = cache;
    if let Some(painter) = &mut kept.painter {
        painter.take_colours(dark);
        let Geometry { width, left, height, .. } = *geometry;
        painter.paint(&shapes, Frame { width, height: AXIS + height, left, top: AXIS });
    }
}

/// What the pointer finds at a point of the element.
type Find = Rc<dyn Fn(f64, f64) -> Option<Target>>;

/// What the reader's hands do to the timeline.
#[derive(Clone)]
struct Handle {
    dispatcher: UseReducerDispatcher<State>,
    geometry: Geometry,
    index: usize,
    scroller: NodeRef,
    scrubber: NodeRef,
    pointers: Rc<RefCell<Pointers>>,
    target: Find,
}

impl Handle {
    /// Where a pointer is in what is in sight of the element.
    fn point(&self, event: &MouseEvent) -> (f64, f64) {
        let corner = self.scroller.cast::<Element>().map(|element| element.get_bounding_client_rect());
        let (x, y) = corner.map_or((0.0, 0.0), |rect| (rect.left(), rect.top()));
        (f64::from(event.client_x()) - x, f64::from(event.client_y()) - y)
    }

    fn x_in_plot(&self, x: f64) -> f64 {
        x - self.geometry.left
    }

    fn look_at(&self, x: f64) {
        let at = self.geometry.view.to_instant(self.x_in_plot(x).clamp(0.0, self.geometry.view.width()));
        self.dispatcher.dispatch(Action::Look(Some(at)));
    }

    fn show(&self, change: impl FnOnce(&mut Viewport)) {
        let mut view = self.geometry.view;
        change(&mut view);
        self.dispatcher.dispatch(Action::Show(view));
    }

    fn on_down(&self) -> Callback<PointerEvent> {
        let handle = self.clone();
        Callback::from(move |event: PointerEvent| {
            let (x, y) = handle.point(&event);
            if event.button() != 0 || x < handle.geometry.left {
                return;
            }
            if y < AXIS {
                handle.look_at(x);
            }
            // From now on the keys and the wheel belong to the timeline.
            crate::browser::focus_where_it_is(&handle.scrubber);
            handle.pointers.borrow_mut().down(event.pointer_id(), (x, y), y < AXIS);
            if let Some(element) = handle.scroller.cast::<Element>() {
                // Without it a drag ends at the element's edge, which is no harm.
                let _ = element.set_pointer_capture(event.pointer_id());
            }
        })
    }

    /// Follows a pointer that is down. Gives whether there is one.
    fn moved(&self, event: &PointerEvent, at: (f64, f64)) -> bool {
        use super::pointer::Gesture;
        let gesture = self.pointers.borrow_mut().moved(event.pointer_id(), at);
        match gesture {
            Gesture::None => return false,
            Gesture::Still => {}
            Gesture::Scrub { x } => self.look_at(x),
            Gesture::Pan { by } => self.show(|view| view.pan(-by)),
            Gesture::Pinch { x, factor } => self.show(|view| view.zoom_at(self.x_in_plot(x), factor)),
        }
        true
    }

    fn on_up(&self) -> Callback<PointerEvent> {
        let handle = self.clone();
        Callback::from(move |event: PointerEvent| {
            let clicked = handle.pointers.borrow_mut().up(event.pointer_id());
            let Some((x, y)) = clicked else { return };
            let task = match (handle.target)(x, y) {
                Some(Target::Task(task) | Target::Slice { task, .. }) => Some(task),
                _ => None,
            };
            handle.dispatcher.dispatch(Action::Choose(handle.index, task));
            handle.look_at(x);
        })
    }

    /// The wheel zooms with Ctrl (so does a pinch on a touchpad), or once the timeline has the focus; else it scrolls
    /// the page, which must not be caught here.
    fn on_wheel(&self) -> Callback<WheelEvent> {
        let handle = self.clone();
        Callback::from(move |event: WheelEvent| {
            let (x, _) = handle.point(&event);
            let has_focus = || {
                let active = handle.scroller.cast::<Element>()?.owner_document()?.active_element()?;
                Some(handle.scroller.cast::<Element>()?.contains(Some(&active)))
            };
            let sideways = event.delta_x().abs() > event.delta_y().abs() || event.shift_key();
            if sideways {
                let by = if event.delta_x() == 0.0 { event.delta_y() } else { event.delta_x() };
                handle.show(|view| view.pan(by));
            } else if event.ctrl_key() || event.meta_key() || has_focus() == Some(true) {
                handle.show(|view| view.zoom_at(handle.x_in_plot(x), (-event.delta_y() / 300.0).exp()));
            } else {
                return;
            }
            event.prevent_default();
        })
    }

    /// Keys: arrows scrub, with Shift they pan; plus and minus zoom at the instant; zero shows all.
    fn keys(&self, instant: Instant, last: Instant, task: Option<TaskId>) -> Callback<KeyboardEvent> {
        let handle = self.clone();
        Callback::from(move |event: KeyboardEvent| {
            let view = handle.geometry.view;
            let px = view.to_px(instant).clamp(0.0, view.width());
            let step = view.width() / 50.0;
            let look = |at: Instant| handle.dispatcher.dispatch(Action::Look(Some(at.min(last))));
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            match (event.key().as_str(), event.shift_key()) {
                ("ArrowLeft", true) => handle.show(|view| view.pan(-step * 3.0)),
                ("ArrowRight", true) => handle.show(|view| view.pan(step * 3.0)),
                ("ArrowLeft", false) => look(view.to_instant(view.to_px(instant) - step)),
                ("ArrowRight", false) => look(view.to_instant(view.to_px(instant) + step)),
                ("Home", _) => look(Instant::ZERO),
                ("End", _) => handle.dispatcher.dispatch(Action::Look(None)),
                ("+" | "=", _) => handle.show(|view| view.zoom_at(px, 1.5)),
                ("-" | "_", _) => handle.show(|view| view.zoom_at(px, 1.0 / 1.5)),
                ("0", _) => handle.show(|view| view.zoom_at(px, 1e-9)),
                ("Escape", _) if task.is_some() => handle.dispatcher.dispatch(Action::Choose(handle.index, None)),
                _ => return,
            }
            event.prevent_default();
        })
    }
}
