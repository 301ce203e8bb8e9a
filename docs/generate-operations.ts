// Writes docs/operations.md from the catalogue.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogue } from '../api/catalogue/catalogue';
import { operationsPage } from '../api/openapi/operations-page';

void writeFile(path.join(import.meta.dirname, 'operations.md'), operationsPage(catalogue));
