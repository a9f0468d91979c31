package id.bilik.displayboard;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

/** A conversation without a line: a page gets it in place of the engine, and a test says what it brings. */
final class FakeTalk {
    private static final String ENGINE = """
            const state = { link: 'on', standby: false, stay: 'x', quality: 'good', chat: [], caption: null,
              officer: { present: true, away: false, camera: 'on', microphone: 'on', talking: 'none', stream: null },
              interpreter: null, booth: null, own: { camera: 'on', microphone: 'on', stream: null } };
            function picture(colour) {
              const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
              const pen = canvas.getContext('2d');
              pen.fillStyle = colour;
              pen.fillRect(0, 0, 640, 360);
              return canvas.captureStream(5);
            }
            function conversation({ onChange }) {
              const calls = [];
              const call = (name) => (...values) => { calls.push([name, ...values]); return Promise.resolve(); };
              window.talk = { state, calls, picture, set(more) { Object.assign(state, more); onChange(state); } };
              return { get state() { return state; }, update: call('update'), sendChat: call('sendChat'),
                sendDocument: call('sendDocument'), setCamera: call('setCamera'), setMicrophone: call('setMicrophone'),
                takeOver: call('takeOver'), close: call('close') };
            }
            export { conversation as boothConversation, conversation as interpreterConversation };
            """;
    private final Page page;

    FakeTalk(Page page) {
        this.page = page;
        page.route("**/display-board/conversation/*-conversation.js", route -> route.fulfill(
                new Route.FulfillOptions().setContentType("text/javascript").setBody(ENGINE)));
    }

    /** @param state fields of the conversation's state, as a JavaScript object in which talk is the conversation */
    void set(String state) {
        page.waitForFunction("() => window.talk");
        page.evaluate("() => talk.set(" + state + ")");
    }

    /** What the page asked of the conversation under this name: {@code [["sendChat","Ya"]]}. */
    String calls(String name) {
        return String.valueOf(
                page.evaluate("name => JSON.stringify(talk.calls.filter(([called]) => called === name))", name));
    }
}
