/* Numbers in a table as text, with the digits that JSON has of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Appends one field, without a separator; decimals as of pentad_json_writer_double(). Nothing for
 * what is no number. */
void pentad_csv_append_number (GString *out, double value, int decimals);
