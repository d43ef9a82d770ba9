// SPDX-License-Identifier: MIT
/// \file What invented people type: sentences that fit almost any complaint, from the best to the worst.
#pragma once

#include <array>
#include <string_view>

namespace rapport {

/// None says how good it is: the assessor rates them at each turn as it would anybody's.
inline constexpr std::array<std::string_view, 30> kPhrases = {
    "I am sorry this happened to you. Tell me from the beginning, I am listening.",
    "That must have been a horrible evening, and you are right to be angry.",
    "So you waited for hours and nobody called you back. Have I got that right?",
    "This was our mistake and I will put it right myself. I will call you today before five.",
    "What worries you most about it right now?",
    "I understand why this upsets you. We promised something and did not keep it.",
    "Let me write that down. What happened next?",
    "I will take care of it personally and ring you tomorrow at nine, whatever I find.",
    "I can hear how tired you are of this. Thank you for telling me.",
    "You were let down by us twice. I apologise for both.",
    "Here is what I can do today, and here is what I cannot. Which matters more to you?",
    "I have noted it and will check tomorrow that it has really been done.",
    "Would you like to tell me what a good solution would look like for you?",
    "I see. Can you give me the number and the date?",
    "Sorry for the inconvenience.",
    "I understand.",
    "I will pass it on to the department in charge and somebody will be in touch.",
    "We will look into it.",
    "Did you read the terms before you signed?",
    "I can offer you a discount on your next order.",
    "It is our policy, there is nothing I can do.",
    "Well, that is not my department.",
    "Please calm down, there is no need to shout.",
    "To be honest, other customers never complain about this.",
    "You should have told us earlier.",
    "Are you sure that you did not do that yourself?",
    "If you feel that way I am sorry that you feel so.",
    "I really do not see what the problem is.",
    "You can write a complaint if you like, it will not change anything.",
    "Okay, okay. What do you want me to do about it?",
};

}  // namespace rapport
