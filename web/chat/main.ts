/** Puts the chat on the page. */
import { Announcer } from "./announcer";
import { Chat } from "./chat";
import { Composer } from "./composer";
import { byId, element } from "./dom";
import { Log } from "./log";
import { Updates } from "./updates";
import { followViewport } from "./viewport";
import { words } from "./words";

function showNotice(sentence: string | null, retry?: () => void): void {
  const box = byId("notice", HTMLElement);
  box.replaceChildren();
  box.hidden = sentence === null;
  if (sentence === null) return;
  box.append(element("p", "", sentence));
  if (!retry) return;
  const button = element("button", "recover", words.startAgain);
  button.type = "button";
  button.addEventListener("click", retry);
  box.append(button);
}

/** The help panel's buttons say an ordinary sentence, as if it were typed. */
function wireHelp(chat: Chat): void {
  const panel = byId("help", HTMLDetailsElement);
  for (const button of panel.querySelectorAll<HTMLButtonElement>("button")) {
    button.addEventListener("click", () => {
      panel.open = false;
      panel.querySelector("summary")?.focus();
      chat.typed(button.textContent?.trim() ?? "");
    });
  }
}

/** Takes the campaign out of the address: opening the page again is not reading the code again. */
function forgetCampaign(): void {
  const address = new URL(window.location.href);
  if (!address.searchParams.has("campaign")) return;
  address.searchParams.delete("campaign");
  window.history.replaceState(null, "", address);
}

function start(): void {
  const page = byId("chat", HTMLElement);
  const scroller = byId("scroller", HTMLElement);
  const log = new Log(byId("log", HTMLElement), scroller, byId("newer", HTMLElement), (choice) => chat.chosen(choice));
  const updates = new Updates(() => void chat.catchUp());
  let listening = false;
  const chat = new Chat(log, new Announcer(byId("announcer", HTMLElement)), {
    wayIn: {
      entry: page.dataset["entry"] ?? "",
      agency: page.dataset["agency"] ?? "",
      campaign: page.dataset["campaign"] ?? "",
    },
    notice: showNotice,
    rewrite: (text) => composer.put(text),
    opened: () => {
      byId("loading", HTMLElement).hidden = true;
      page.classList.add("ready");
      forgetCampaign();
      if (listening) updates.restart();
      else updates.start();
      listening = true;
    },
  });
  const composer = new Composer((text) => chat.typed(text));
  wireHelp(chat);
  followViewport(() => log.toEnd());
  void chat.open();
}

start();
