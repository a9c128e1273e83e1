"""What a user's tests look like with pytest; `packaging/python/check` runs them from an installed wheel."""


def test_a_program_is_launched_and_closed(qiao_launch):
    app = qiao_launch(source="Page({ add: (a, b) => a + b })", platform="wx")
    assert app.call("pages/index/index", "add", 1, 41) == 42


def test_the_host_is_shared(qiao_host, qiao_launch):
    first = qiao_launch(source="App({ n: 1 })", platform="wx")
    second = qiao_host.launch(source="App({ n: 2 })", platform="wx")
    with second:
        assert (first.field("n"), second.field("n")) == (1, 2)
