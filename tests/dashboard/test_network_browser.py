"""The network of relations in a real browser: nodes, edges, time, names."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.dashboard.conftest import query_of

pytestmark = pytest.mark.browser
# finds the network's element inside the component's shadow root
_NETWORK = """() => {
    const roots = [...document.querySelectorAll('*')].map((one) => one.shadowRoot).filter(Boolean);
    const host = roots.map((root) => root.querySelector('.casus-network')).find(Boolean);"""


def _click_node(page: Any, actor: str) -> None:
    where = page.evaluate(
        _NETWORK
        + f"""
            const box = host.querySelector('canvas').getBoundingClientRect();
            const at = host.casusNetwork.canvasToDOM(host.casusNetwork.getPosition('{actor}'));
            return [box.left + at.x, box.top + at.y];
        }}"""
    )
    page.mouse.click(*where)


def _nodes(page: Any) -> dict[str, str]:
    """Labels of the nodes that are drawn, by id."""
    found = page.evaluate(
        _NETWORK + "return host.casusNetwork.body.data.nodes.get().map((one) => [one.id, one.label]); }"
    )
    return dict(found)


def test_a_node_leads_to_the_actor_and_an_edge_to_the_history(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/relations")
    page.wait_for_selector(".casus-network[data-ready='4']")
    _click_node(page, "actor:bloc")
    page.wait_for_url(re.compile("node=actor"))
    tab.settle()
    page.get_by_role("button", name="Open its page").click()
    page.wait_for_url(re.compile("/actor"))
    tab.settle()
    assert query_of(page)["actor"] == ["actor:bloc"]
    page.get_by_role("heading", name="Coastal Union").wait_for()
    page.get_by_role("button", name=re.compile("Sudria → Coastal Union")).click()
    page.wait_for_url(re.compile("/relations"))
    page.get_by_role("button", name=re.compile("holds drills")).click()
    page.wait_for_selector(".casus-claim mark")


def test_an_actor_is_seen_alone_to_two_steps_collapsed_and_expanded(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/relations?node=actor:orsk")
    page.wait_for_selector(".casus-network[data-ready='4']")
    page.get_by_role("button", name="Only within 1 step").click()
    page.wait_for_selector(".casus-network[data-ready='2']")
    assert _nodes(page) == {"actor:orsk": "Orsk Front", "actor:sudria": "Sudria"}
    page.get_by_role("button", name="Only within 2 steps").click()
    page.wait_for_selector(".casus-network[data-ready='4']")
    page.wait_for_url(re.compile("steps=2"))
    tab.settle()
    _click_node(page, "actor:sudria")
    page.wait_for_url(re.compile("node=actor(:|%3A)sudria"))
    page.get_by_role("button", name=re.compile("Collapse: hide 1 partner")).click()
    page.wait_for_selector(".casus-network[data-ready='3']")
    assert _nodes(page)["actor:sudria"] == "Sudria  +1"
    page.get_by_role("button", name="Unfold its partners").click()
    page.wait_for_selector(".casus-network[data-ready='4']")
    page.get_by_role("button", name="Everybody", exact=True).click()
    page.wait_for_url(lambda url: "around" not in url)
    tab.settle()
    page.goto(tab.home + "/relations?around=actor:orsk&opened=actor:sudria")
    page.wait_for_selector(".casus-network[data-ready='4']")


def test_the_slider_of_the_network_counts_only_what_had_happened(visit: Any, small_url: str) -> None:
    page = visit(small_url).open("/relations")
    page.wait_for_selector(".casus-network[data-ready='4']")
    hidden = (
        _NETWORK
        + """
        return host.casusNetwork.body.data.edges.get().filter((edge) => edge.hidden).length;
        }"""
    )
    assert page.evaluate(hidden) == 0
    page.locator(".casus-network input[type='range']").fill("0")
    assert page.evaluate(hidden) == 2
    page.wait_for_url(re.compile("until="))  # the month is in the address, and opening it gives the same view
    page.goto(page.url)
    page.wait_for_selector(".casus-network[data-ready='4']")
    assert page.evaluate(hidden) == 2


def test_the_months_of_the_network_play_and_pause(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    page = tab.open("/relations")  # months from 1990 on: it plays long enough
    page.wait_for_selector(".casus-network[data-ready='4']")
    page.get_by_role("button", name="Play the months").click()
    slider = page.locator(".casus-network input[type='range']")
    for _ in range(100):  # the policy lets no polling function be made of text
        if int(slider.input_value()) >= 1:
            break
        page.wait_for_timeout(100)
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Play the months").wait_for()
    page.wait_for_url(re.compile("until="))
    assert slider.get_attribute("aria-valuetext").startswith("up to ")


def test_the_names_of_a_network_are_legible_however_small_it_is(visit: Any, small_url: str) -> None:
    tab = visit(small_url)
    tab.page.set_viewport_size({"width": 700, "height": 700})
    page = tab.open("/relations")
    page.wait_for_selector(".casus-network[data-ready='4']")
    drawn = page.evaluate(
        _NETWORK
        + """
            const scale = host.casusNetwork.getScale();
            return host.casusNetwork.body.data.nodes.get().map((node) => node.font.size * scale);
        }"""
    )
    assert len(drawn) == 4
    assert all(size >= 11.99 for size in drawn)
