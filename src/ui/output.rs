//! What the programs printed, as it comes.

use yew::prelude::*;

use super::picture::Picture;

/// As many lines as are kept on the page; the first are dropped.
const MOST: usize = 500;

#[derive(Properties, PartialEq)]
pub(super) struct OutputProps {
    pub(super) pictures: Vec<Picture>,
}

#[component]
pub(super) fn Output(props: &OutputProps) -> Html {
    let several = props.pictures.len() > 1;
    let mut lines = Vec::new();
    for (index, picture) in props.pictures.iter().enumerate() {
        let run = picture.run();
        let first = run.output.len().saturating_sub(MOST);
        // Programs beside each other are on one clock; on the page they run one after the other.
        let order = if picture.on_page() { index } else { 0 };
        lines.extend(run.output[first..].iter().map(|line| (order, line.at, picture.name, line.text.clone())));
    }
    lines.sort_by_key(|&(order, at, ..)| (order, at));
    let first = lines.len().saturating_sub(MOST);
    html! {
        <section class="card output">
            <h2>{ "Output" }</h2>
            <div role="log" aria-label="Output" class="log" tabindex="0">
                // One child: the style sheet keeps its end in sight, unless the reader scrolls back.
                <div>
                    { for lines[first..].iter().enumerate().map(|(index, (_, at, name, text))| html! {
                        <div key={first + index}>
                            <span class="when">
                                if several { { name }{ " " } }
                                { format!("{:.2}", at.as_f64() / 1e6) }
                            </span>
                            { " " }{ &**text }
                        </div>
                    }) }
                </div>
            </div>
        </section>
    }
}
