/** How a side is written, for help texts. */
export const sideHelp = `A side is a file of configuration items, a connection (its address, its name in engine-room.json, or project/engine), or
the items in one of them that have certain labels: environment=testing@production, app=shop,environment=@shop.kie.json.`;
