//! The run as a table: for reading, and for those who can't see the picture.

use yew::prelude::*;

use super::at_instant::clock;
use super::picture::Picture;
use crate::model::transcript;

/// As many rows as are shown.
const MOST: usize = 400;

#[derive(Properties, PartialEq)]
pub(super) struct TranscriptProps {
    pub(super) picture: Picture,
}

#[component]
pub(super) fn TranscriptTable(props: &TranscriptProps) -> Html {
    let picture = &props.picture;
    // While the run is live, twice a second is often enough.
    let moment = (picture.name.clone(), picture.over, picture.now.as_micros() / 500_000);
    let rows = {
        let picture = picture.clone();
        use_memo(moment, move |_| transcript(&picture.run(), picture.now, MOST))
    };
    html! { <Rows {rows} name={picture.name.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct RowsProps {
    rows: std::rc::Rc<Vec<crate::model::Row>>,
    name: AttrValue,
}

#[component]
fn Rows(props: &RowsProps) -> Html {
    let RowsProps { rows, name } = props;
    html! {
        <section class="card transcript">
            <h2>{ "Transcript · " }{ name }</h2>
            <div class="scroll" tabindex="0" role="group" aria-label="Rows of the transcript">
                <table aria-label="Transcript">
                    <thead><tr><th scope="col">{ "When" }</th><th scope="col">{ "Who" }</th><th scope="col">{ "What" }</th></tr></thead>
                    <tbody>
                        { for rows.iter().map(|row| html! {
                            <tr><td>{ clock(row.at) }</td><td>{ &*row.task }</td><td>{ &row.text }</td></tr>
                        }) }
                    </tbody>
                </table>
            </div>
            if rows.len() >= MOST { <p class="more">{ format!("The first {MOST} rows.") }</p> }
        </section>
    }
}
