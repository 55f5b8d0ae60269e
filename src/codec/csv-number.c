/* Numbers in a table as text, with the digits that JSON has of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/csv-number.h"

#include "codec/json-writer.h"

#include <math.h>

void
pentad_csv_append_number (GString *out, double value, int decimals)
{
  PentadJsonWriter json;

  if (!isfinite (value))
    return;
  pentad_json_writer_init (&json, out);
  pentad_json_writer_double (&json, value, decimals);
}
