/* Data-quality findings in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/city.h"

/* One translated sentence with number, place and example; free with g_free(). Codes of places,
 * classes and indicators are named as the city names them; city may be NULL. */
char *pentad_finding_dup_text (const PentadFinding *finding, PentadCity *city);
