"""The line drops, the session ends, two phones write, there is no script: nothing is lost."""

import re

from playwright.sync_api import expect

from . import doors

FIELD = "form[data-saves] [data-column]"
STAMP = "form[data-saves] [data-stamp]"
SAVED = re.compile(r"\d\d\.\d\d")
AIM = "/sv/m/vad-ar-asf/v1/u2/q/e2/?falt=purpose.social_aim"
NAME = "/sv/m/vad-ar-asf/v1/u2/q/e2/?falt=enterprise.working_name"


def test_the_line_drops_while_she_writes(open_context, site):
    watched = open_context("phone")
    page = watched.page()
    doors.by_card(page, site, "founder")
    page.goto(AIM)
    watched.context.set_offline(True)
    page.locator(FIELD).first.fill("Skrivet utan nät.")
    expect(page.locator(STAMP).first).to_have_text("Väntar på nät")
    watched.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(STAMP).first).to_have_text(SAVED)
    page.goto(AIM)
    assert page.locator(FIELD).first.input_value() == "Skrivet utan nät."


def test_the_line_is_gone_when_she_leaves_the_page(open_context, site):
    """What could not be sent is handed in by the next page that has a line."""
    watched = open_context("phone")
    page = watched.page()
    doors.by_card(page, site, "founder")
    page.goto(NAME)
    watched.context.set_offline(True)
    page.locator(FIELD).first.fill("Hemse bröd och bullar")
    expect(page.locator(STAMP).first).to_have_text("Väntar på nät")
    page.goto("about:blank")
    watched.context.set_offline(False)
    page.goto(AIM)
    page.wait_for_timeout(800)
    page.goto(NAME)
    assert page.locator(FIELD).first.input_value() == "Hemse bröd och bullar"


def test_the_session_ends_with_unsaved_text(open_context, site):
    watched = open_context("phone")
    page = watched.page()
    doors.by_card(page, site, "founder")
    page.goto(AIM)
    watched.context.clear_cookies()
    page.locator(FIELD).first.fill("Skrivet efter att tiden gick ut.")
    expect(page.locator(STAMP).first).to_have_text(SAVED)
    doors.by_card(page, site, "founder")
    page.goto(AIM)
    assert page.locator(FIELD).first.input_value() == "Skrivet efter att tiden gick ut."


def test_two_people_write_the_same_field(open_context, site):
    """Both are kept, and the group chooses."""
    hodan, coach = open_context("phone").page(), open_context("desk").page()
    doors.by_card(hodan, site, "founder")
    group = doors.group_of_session(hodan)
    address = f"/sv/g/{group}/parmen/purpose/target_group/"
    doors.by_code(coach, site, "asa@barkraft.example")
    hodan.goto(address)
    coach.goto(address)
    hodan.locator(FIELD).first.fill("De som vill baka.")
    expect(hodan.locator(STAMP).first).to_have_text(SAVED)
    coach.locator(FIELD).first.fill("De som vill ha lugna dagar.")
    expect(coach.locator(STAMP).first).to_contain_text("två svar")
    hodan.goto(address)
    main = hodan.locator("main")
    expect(main).to_contain_text("De som vill baka.")
    expect(main).to_contain_text("De som vill ha lugna dagar.")


def test_a_question_without_script(open_context):
    page = open_context("phone", java_script_enabled=False).page()
    page.goto("/sv/m/vad-ar-asf/v1/u2/q/q1/")
    page.locator("label.choice input").nth(0).check()
    page.locator("main form button.btn:visible").last.click()
    expect(page.locator("main [role=status]")).to_be_visible()


def test_a_worksheet_without_script(open_context, site):
    page = open_context("phone", java_script_enabled=False).page()
    doors.by_card(page, site, "board")
    group = doors.group_of(page)
    page.goto(f"/sv/g/{group}/parmen/group/channels/")
    page.locator("textarea[name=value]").fill("Vi ringer.\nVi ses på torsdagar.")
    page.locator("form[data-saves] button.btn").first.click()
    expect(page.locator("main")).to_contain_text("Vi ses på torsdagar.")
    page.goto(f"/sv/g/{group}/parmen/group/meeting_rhythm/")
    page.locator("summary", has_text="En rad till").click()
    form = page.locator("form[data-saves]").last
    form.locator("select").first.select_option("onsdag")
    form.locator("input[name='c-start']").fill("kl 9")
    form.locator("input[name='c-minutes']").fill("90")
    form.locator("button.btn").first.click()
    expect(page.locator("table.cards")).to_contain_text("9.00")


def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(open_context, site):
    page = open_context("phone").page()
    doors.by_card(page, site, "board")
    group = doors.group_of_session(page)
    page.goto(f"/sv/g/{group}/parmen/economy/start_capital/")
    page.locator(FIELD).first.fill("ganska mycket")
    expect(page.locator("[data-problem]:visible").first).to_be_visible()
    page.goto(f"/sv/g/{group}/parmen/economy/start_capital/")
    assert page.locator(FIELD).first.input_value() == "ganska mycket"


def test_a_personal_number_is_refused_and_kept_nowhere(open_context, site):
    page = open_context("phone").page()
    doors.by_card(page, site, "board")
    group = doors.group_of_session(page)
    page.goto(f"/sv/g/{group}/parmen/purpose/target_group/")
    page.locator(FIELD).first.fill("Anna 811218-9876")
    expect(page.locator("[data-problem]:visible").first).to_contain_text("personnummer")
    page.goto(f"/sv/g/{group}/parmen/purpose/target_group/")
    assert "9876" not in page.content()


def test_files_that_are_no_photos_get_a_sentence(open_context, site):
    watched = open_context("phone")
    watched.allowed = ("422",)
    page = watched.page()
    doors.by_card(page, site, "board")
    group = doors.group_of_session(page)
    bad = [
        ("vagg.jpg", b"MZ" + b"\0" * 400),
        ("vagg.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
    ]
    for name, content in bad:
        page.goto(f"/sv/g/{group}/parmen/purpose/target_group/?bild=1")
        page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": content})
        page.locator("input[name=alt]").fill("Papper på en vägg")
        page.locator("form[enctype] button.btn").first.click()
        expect(page.locator("main .todo:visible, main [role=alert]:visible").first).to_be_visible()


def test_half_a_row_comes_along_to_another_language(open_context, site):
    page = open_context("phone").page()
    doors.by_card(page, site, "founder")
    page.goto("/sv/m/var-grupp/v1/u4/q/e2/?falt=group.role_wishes")
    page.locator("summary", has_text="En rad till").click()
    page.locator("a[href*='steg=0']").last.click()
    page.locator("main input:visible").first.fill("Bo")
    page.locator("[data-language=en]").first.click()
    page.wait_for_url(re.compile("/en/g/"))
    expect(page.locator("main input:visible").first).to_have_value("Bo")


def test_a_question_lies_in_the_phone_until_it_has_arrived(open_context, site):
    """The line drops as she sends, then the session has ended: she finds her words. Sent, they are gone from there."""
    watched = open_context("phone")
    page = watched.page()
    doors.by_card(page, site, "founder")
    text = page.locator("main textarea[name=text]")
    send = page.locator("main form[data-kept] button.btn")
    page.goto("/sv/fraga-coachen/")
    text.fill("Hur får vi en lokal?")
    watched.context.set_offline(True)
    send.click()
    page.wait_for_timeout(300)
    watched.context.set_offline(False)
    page.goto("/sv/fraga-coachen/")
    expect(text).to_have_value("Hur får vi en lokal?")
    watched.context.clear_cookies()
    page.goto("/sv/fraga-coachen/")
    doors.by_card(page, site, "founder")
    page.goto("/sv/fraga-coachen/")
    expect(text).to_have_value("Hur får vi en lokal?")
    send.click()
    expect(page).to_have_url(re.compile("/fragor/"))
    page.goto("/sv/fraga-coachen/")
    expect(text).to_have_value("")
