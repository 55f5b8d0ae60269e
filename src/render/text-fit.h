/* How a text is set where it does not fit: numbers are never cut, names are set smaller first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

/* What is drawn of the string, in which style and size; NULL: nothing. A value or headline with
 * digits is set smaller or in large units (pentad_number_fit()), titles and labels smaller, before
 * they are cut; of what has no room for a letter nothing is drawn. The result is the string itself
 * or *shorter, which is to be freed either way. */
const char *pentad_text_fit (PentadSketch *sketch,
                             PentadRole role,
                             const char *string,
                             PentadTextStyle *style,
                             PentadTextSize *size,
                             char **shorter);
