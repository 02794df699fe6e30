"""What an undo took back, in words."""

from __future__ import annotations

from convenor.session import event as events
from convenor.session.session import Session


def undone_words(event: object, session: Session) -> str:
    """ "Undone: going on to “Rooms”." for the event that counts no longer."""

    def title(segment: str) -> str:
        part = session.segment(segment)
        return f"“{part.title}”" if part else "a part"

    def step(segment: str, wanted: str) -> str:
        part = session.segment(segment)
        found = next((s for s in part.steps if s.id == wanted), None) if part else None
        return f"“{found.title}”" if found else "a step"

    match event:
        case events.SegmentInserted():
            return f"Undone: putting in “{event.segment.title}”."
        case events.SegmentMoved():
            return f"Undone: moving {title(event.segment)}."
        case events.SegmentChanged():
            return f"Undone: changing {title(event.segment.id)}."
        case events.SegmentDropped():
            return f"Undone: leaving out {title(event.segment)}."
        case events.SessionStarted():
            return "Undone: the start."
        case events.MovedOn():
            return f"Undone: going on to {title(event.to)}."
        case events.WentBack():
            return f"Undone: going back to {title(event.to)}."
        case events.Paused():
            return "Undone: the pause."
        case events.Resumed():
            return "Undone: going on after the pause."
        case events.StepBegan():
            return f"Undone: beginning {step(event.segment, event.step)}."
        case events.LineBegan():
            return "Undone: going on in what is read aloud."
        case events.StepLengthened():
            return f"Undone: the time given to {step(event.segment, event.step)}."
        case events.StepsEnded():
            return f"Undone: the end of the steps of {title(event.segment)}."
        case events.CareSaid():
            return "Undone: that it was said."
        case events.HoldBegan():
            return "Undone: the hold. The clock runs."
        case events.HoldEnded():
            return "Undone: going on after the hold."
        case events.MinutesAdded():
            return f"Undone: the minutes for {title(event.segment)}."
        case events.SpeakerBegan():
            return f"Undone: {event.person}’s turn."
        case events.SessionEnded():
            return "Undone: the end. The session is running."
        case events.FoundToBe():
            return f"Undone: being in {title(event.to)}."
        case events.Refitted():
            return "Undone: making it fit."
        case events.PromisedEndMoved():
            return "Undone: the new end."
        case events.BreakoutBegan():
            return "Undone: the breakout."
        case events.RoomsCalledBack():
            return "Undone: calling the rooms back."
        case events.RoomsDealt():
            return f"Undone: who is in which room in round {event.deal.round}."
        case _:
            return "Undone: the last change to the plan."
