/** The sentences that the page itself says; everything else comes from the server. */
export const words = {
  names: { bot: "自動応答", customer: "お客さま", staff: "担当者", notice: "お知らせ" },
  sending: "送信中…",
  choices: "選択肢",
  chosen: "選択済み",
  retry: "もう一度送る",
  rewrite: "書き直す",
  newTab: "（別の画面で開きます）",
  tooLong: (over: number) => `1回に送れるのは1,000文字までです。あと${over}文字減らしてください。`,
  offline: "通信がうまくいきませんでした。電波の届くところで、もう一度お試しください。",
  busy: "ただいま混み合っています。少し待ってから、もう一度お試しください。",
  refused: "この内容は送れませんでした。言葉を変えて、もう一度お試しください。",
  restarted: "しばらく間が空いたため、新しい会話を始めました。これまでにお手続きいただいた内容は、ログインすると続きから始められます。",
  startFailed: "チャットを始められませんでした。電波の届くところで、もう一度お試しください。",
  noCookie: "このブラウザーではCookieが使えないため、会話を続けられません。設定でCookieを許可してから、もう一度始めてください。",
  startAgain: "もう一度始める",
  progress: (number: number, total: number, title: string) => `全${total}ステップのうち${number}番目、${title}`,
} as const;
