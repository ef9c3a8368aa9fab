import asyncio
import contextvars
client_addr_var = contextvars.ContextVar('client_addr')
def render_goodbye():
    client_addr = client_addr_var.get()
    return f'Good bye, client @ {client_addr}'
async def handle(addr):
    client_addr_var.set(addr)
    await asyncio.sleep(0.01)
    return render_goodbye()
async def main():
    print(await asyncio.gather(*(handle(f"10.0.0.{i}") for i in range(3))))
    try: client_addr_var.get()
    except LookupError as e: print(type(e).__name__, client_addr_var.get("none"))
    v = contextvars.ContextVar("v", default=1)
    tok = v.set(2)
    print(tok.var is v, tok.old_value is contextvars.Token.MISSING, v.get())
    v.reset(tok)
    print(v.get(), v.name)
    try: v.reset(tok)
    except RuntimeError as e: print(str(e)[:40])
    ctx = contextvars.copy_context()
    print(v in ctx, len(list(ctx)) >= 0)
    def inner(): v.set(99); return v.get()
    print(ctx.run(inner), v.get(), ctx[v], v in ctx, ctx.get(v))
    t = asyncio.create_task(asyncio.to_thread(lambda: 1)) if False else None
    async def setter(): v.set(7)
    await setter(); print(v.get())
    await asyncio.create_task(setter2(v)); print(v.get())
    c2 = contextvars.copy_context()
    await asyncio.create_task(setter2(v), context=c2); print(v.get(), c2[v])
    with v.set(50): print(v.get())
    print(v.get())
    try: ctx.run(ctx.run, print)
    except RuntimeError as e: print(str(e).split(" <")[0])
async def setter2(v): v.set(8)
asyncio.run(main())
