/** What the graders listen for beside the checks of core/prose. Each pattern is linear: no nested repetition. */
export const phrases = {
  onlyOption:
    /\bonly (?:real |realistic |safe )?(?:option|way|choice)\b|\bno (?:other|better) (?:option|way|choice)\b/i,
  planB:
    /\bplan b\b|\bif (?:that|this|it|they|errors|latency) (?:does(?:n't| not)|do(?:n't| not)|fails?|has(?:n't| not)|is(?:n't| not)|stays?|keeps?)\b|\bif (?:we(?:'re| are)|it(?:'s| is)?) (?:still )?(?:not|comes? back|gets? worse)\b|\bfall ?back\b|\botherwise we\b|\bif not,? (?:we|then)\b/i,
  secondWave:
    /\b(?:second|another|next) (?:wave|surge|collapse|peak|spike)\b|\bbacklog\b|\bcustomers (?:will |who )?(?:come|came|return)\b|\breturning customers\b|\bre-?admit|\bthundering herd\b|\bcold caches?\b|\bin (?:small )?steps\b|\bstep by step\b|\bgradual/i,
  asksScope:
    /\b(?:how many|how much|what share|what part)\b|\bwhich (?:zones?|regions?|markets?|customers|services?)\b|\bscope\b|\bwho is affected\b|\ball (?:three )?(?:zones|markets|regions)\b|\bone zone\b/i,
  asksChange: /\bchang(?:e|ed|es)\b|\bdeploy(?:ed|ment|s)?\b|\breleas(?:e|ed|es)\b|\broll(?:ed)? ?out\b/i,
  stopCondition:
    /\b(?:stop|undo|back out|abort|revert|take (?:it|that) back|roll(?:ing)? back|put (?:it|that) back)\b|\bif (?:we see|it does|errors|latency|that|this)\b/i,
  sharesGoal: /\b(?:goal|aim|priority|so that|we want|we need|in order to|we are trying)\b/i,
  cleanUp:
    /\bclean-?(?:ing )?up\b|\bfollow-?ups?\b|\bput back\b|\bremain(?:s|ing)\b|\bnext steps?\b|\bstill (?:to|needs?)\b|\bafterwards\b/i,
  totalClaim:
    /\b(?:all|every) (?:our )?(?:customers?|users?|shoppers?)\b|\btotal outage\b|\bcomplete outage\b|\beverything is down\b|\bcompletely down\b/i,
  nobodyClaim:
    /\bno (?:customers?|users?|impact)\b[^.!?\n]{0,20}\b(?:affected|impacted|customers|impact)\b|\bno (?:customer )?impact\b/i,
} as const
