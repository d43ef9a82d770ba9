#include "engine/matching/option_matcher.h"
